package vn.motcua.hub.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The named statements of one {@code .sql} resource: each begins with a line {@code -- name: …}. */
public final class SqlTexts {
    private static final String MARK = "-- name: ";
    private final String resource;
    private final Map<String, String> texts = new HashMap<>();

    private SqlTexts(String resource, String all) {
        this.resource = resource;
        for (String part : all.split("(?m)^" + MARK)) {
            int end = part.indexOf('\n');
            if (end > 0 && !part.startsWith("--"))
                texts.put(part.substring(0, end).strip(), part.substring(end).strip());
        }
    }

    /** @throws IllegalStateException if the resource is missing beside the class: a broken build */
    public static SqlTexts beside(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException(resource + " is missing beside " + owner.getName());
            return new SqlTexts(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String get(String name) {
        String text = texts.get(name);
        if (text == null) throw new IllegalStateException(resource + " has no statement '" + name + "'");
        return text;
    }
}
