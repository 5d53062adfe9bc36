package vn.motcua.hub.platform.http;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import vn.motcua.core.model.Text;

/** The words of refusals and of small server-made pages, from {@code refusals_vi} and {@code refusals_en}. Any thread. */
final class RefusalTexts {
    private final Properties vi = load("refusals_vi.properties");
    private final Properties en = load("refusals_en.properties");

    /** The words for a code; the code itself is said when nobody wrote words for it. */
    Text of(String code, Object... args) {
        return new Text(in(vi, code, args), in(en, code, args));
    }

    Properties vietnamese() {
        return vi;
    }

    Properties english() {
        return en;
    }

    private static String in(Properties words, String code, Object... args) {
        String pattern = words.getProperty(code);
        if (pattern == null) return words.getProperty("OTHER", "") + " (" + code + ")";
        Object[] said = args.clone();
        for (int i = 0; i < said.length; i++) {
            if (said[i] instanceof Allowed allowed)
                said[i] = in(words, "allowed." + allowed.key(), allowed.args().toArray());
            else if (said[i] instanceof Number) said[i] = said[i].toString();
        }
        return new MessageFormat(pattern, Locale.ROOT).format(said);
    }

    private static Properties load(String name) {
        Properties words = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(RefusalTexts.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            words.load(in);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("read " + name, e);
        }
    }
}
