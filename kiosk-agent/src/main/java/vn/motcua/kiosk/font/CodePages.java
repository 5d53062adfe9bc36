package vn.motcua.kiosk.font;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/**
 * The Vietnamese letters printers know by a number from 0x80 to 0xFF, page by page: {@code TCVN-3-1}, {@code TCVN-3-2}, {@code CP1258},
 * {@code VISCII}. Composed letters only, since a printer puts a combining mark beside its letter and not above it. Pure; any thread.
 */
public final class CodePages {
    private static final int FIRST = 0x80;
    private static final Properties TABLES = load();

    private CodePages() {}

    /** @return the code of a letter on a page; empty if the page or the letter is not there */
    public static Optional<Integer> code(String page, int letter) {
        int at = TABLES.getProperty(page, "").indexOf(letter);
        return letter == 0 || at < 0 ? Optional.empty() : Optional.of(FIRST + at);
    }

    /** @return the letter behind a code; empty if the page has none there */
    public static Optional<Integer> letter(String page, int code) {
        String table = TABLES.getProperty(page, "");
        int at = code - FIRST;
        if (at < 0 || at >= table.length() || table.charAt(at) == 0) return Optional.empty();
        return Optional.of((int) table.charAt(at));
    }

    private static Properties load() {
        String resource = "code-pages.properties";
        try (InputStream in = CodePages.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("missing in this build: " + resource);
            Properties tables = new Properties();
            tables.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return tables;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
