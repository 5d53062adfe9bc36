package vn.motcua.hub.web;

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

/** The words of the pages made on the server, such as {@code pages_vi} and {@code pages_en}. Any thread. */
final class PageTexts {
    private final Properties vi;
    private final Properties en;

    PageTexts() {
        this("pages");
    }

    /** @param base of the two files beside this class */
    PageTexts(String base) {
        this.vi = load(base + "_vi.properties");
        this.en = load(base + "_en.properties");
    }

    /** @throws IllegalArgumentException if nobody wrote that text: a fault of the program */
    String say(Text.Locale locale, String key, Object... args) {
        String pattern = (locale == Text.Locale.EN ? en : vi).getProperty(key);
        if (pattern == null) throw new IllegalArgumentException("no text " + key + " in " + locale);
        Object[] said = args.clone();
        for (int i = 0; i < said.length; i++) if (said[i] instanceof Number) said[i] = said[i].toString();
        return new MessageFormat(pattern, Locale.ROOT).format(said);
    }

    /** As it is written in that language: Vietnamese has a comma before the digits. */
    static String number(Text.Locale locale, int digits, double value) {
        String said = String.format(Locale.ROOT, "%." + digits + "f", value);
        return locale == Text.Locale.VI ? said.replace('.', ',') : said;
    }

    private static Properties load(String name) {
        Properties words = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(PageTexts.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            words.load(in);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("read " + name, e);
        }
    }
}
