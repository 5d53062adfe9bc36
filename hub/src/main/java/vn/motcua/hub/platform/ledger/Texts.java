package vn.motcua.hub.platform.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import vn.motcua.core.model.Text;

/** Bilingual texts of one resource pair, {@code <base>_vi.properties} and {@code <base>_en.properties}, in UTF-8. Any thread. */
public final class Texts {
    private final Properties vi;
    private final Properties en;

    private Texts(Properties vi, Properties en) {
        this.vi = vi;
        this.en = en;
    }

    public static Texts beside(Class<?> owner, String base) {
        return new Texts(read(owner, base + "_vi.properties"), read(owner, base + "_en.properties"));
    }

    /** @param values put in place of {@code {0}}, {@code {1}}, …; a {@link Text} in its own language */
    public Text get(String key, Object... values) {
        return new Text(fill(line(vi, key), Text.Locale.VI, values), fill(line(en, key), Text.Locale.EN, values));
    }

    public boolean has(String key) {
        return vi.containsKey(key) && en.containsKey(key);
    }

    private static String line(Properties texts, String key) {
        String line = texts.getProperty(key);
        if (line == null) throw new IllegalStateException("no text for '" + key + "'");
        return line;
    }

    private static String fill(String line, Text.Locale locale, Object[] values) {
        String filled = line;
        for (int i = 0; i < values.length; i++) {
            String value = values[i] instanceof Text text ? text.in(locale) : values[i].toString();
            filled = filled.replace("{" + i + "}", value);
        }
        return filled;
    }

    private static Properties read(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException(resource + " is missing beside " + owner.getName());
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
