package vn.motcua.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * The words of configuration problems, in the language of whoever started the program: Vietnamese if that is the machine's, else
 * English. Each module brings {@code META-INF/motcua/config-texts_vi.properties} and {@code …_en.properties}; they are read only
 * when something is wrong. Any thread.
 */
final class ConfigTexts {
    private ConfigTexts() {}

    /** The text of a key with {@code {0}}, {@code {1}} … filled in; the key itself if nobody brought words for it. */
    static String of(String key, Object... args) {
        return in(language(), key, args);
    }

    static String in(String language, String key, Object... args) {
        String text = load(language).getProperty(key, key);
        for (int i = 0; i < args.length; i++) text = text.replace("{" + i + "}", String.valueOf(args[i]));
        return text;
    }

    private static String language() {
        return Locale.getDefault().getLanguage().equals("vi") ? "vi" : "en";
    }

    private static Properties load(String language) {
        Properties all = new Properties();
        try {
            List<URL> files = Collections.list(ConfigTexts.class
                    .getClassLoader()
                    .getResources("META-INF/motcua/config-texts_" + language + ".properties"));
            for (URL file : files) {
                try (InputStream in = file.openStream()) {
                    all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
