package vn.motcua.launcher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.Http;

/** A running hub's catalogue. */
final class CatalogueHub implements AutoCloseable {
    private static final String PATH = "/api/v1/catalogue";
    private static final Pattern VERSION = Pattern.compile("(?m)^# catalogue: .*, version (\\d+)$");

    @Mixin
    private final HubAccess access = new HubAccess();

    /** The catalogue in force: {@code version} and {@code document}. */
    ObjectNode current() throws IOException, InterruptedException {
        return HubAccess.good(access.http().get(PATH)).json();
    }

    /** What the hub would say to this document. */
    ObjectNode check(long base, String document) throws IOException, InterruptedException {
        ObjectNode body = Json.object().put("document", document);
        return HubAccess.good(access.http().post(PATH + "/check", body, tag(base)))
                .json();
    }

    /** @param day the first on which it shall hold; null for now */
    ObjectNode put(long base, String document, @Nullable LocalDate day, @Nullable String reason)
            throws IOException, InterruptedException {
        ObjectNode body =
                Json.object().put("requestId", UUID.randomUUID().toString()).put("document", document);
        if (reason != null) body.put("reason", reason);
        if (day != null) body.put("day", day.toString());
        Http.Reply reply = day == null
                ? access.http().put(PATH, body, tag(base))
                : access.http().post(PATH + "/scheduled", body, tag(base));
        return reply.status() == 422 ? reply.json() : HubAccess.good(reply).json();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        access.close();
    }

    private static Map<String, String> tag(long base) {
        return Map.of("If-Match", "\"" + base + "\"");
    }

    /** The first line of an export. */
    static String header(String site, long version) {
        return "# catalogue: " + site + ", version " + version + "\n";
    }

    /** The version a file says it was exported as. */
    static Optional<Long> base(String text) {
        Matcher found = VERSION.matcher(text);
        return found.find() ? Optional.of(Long.valueOf(found.group(1))) : Optional.empty();
    }

    static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
