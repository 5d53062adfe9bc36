package vn.motcua.core.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Reads a page of module {@code ui} from the class path and makes it ready to serve.
 *
 * <p>A page names its modules by bare specifiers ({@code import {html} from 'lit'}); browsers resolve them through an import map,
 * and the floor of this project (Chromium 109, Firefox ESR 115, Safari 16.4) reads one only inline. The strict policy therefore
 * lets exactly that one inline script through, by its SHA-256, and nothing else.
 *
 * <p>Any thread. Reads the class path on every call: load once and keep the page.
 */
public final class PageSource {
    /** What stands in a page's head where the import map goes. */
    static final String MARKER = "<!-- import map -->";

    private static final String ROOT = "META-INF/resources/ui/";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}");

    private PageSource() {}

    /**
     * A page ready to serve.
     *
     * @param html the whole document, UTF-8
     * @param contentSecurityPolicy the value of the header of that name, to be sent with exactly this {@code html}
     */
    public record Page(String html, String contentSecurityPolicy) {}

    /**
     * Loads one page.
     *
     * @param name file name without its ending, such as {@code kiosk}
     * @throws IllegalArgumentException if no page has that name
     * @throws IllegalStateException if the page does not hold the marker exactly once, which is a fault of the build
     */
    public static Page load(String name) {
        if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("page '" + name + "': not a page name");
        String page = read("pages/" + name + ".html");
        String importMap = read("importmap.json");
        int at = page.indexOf(MARKER);
        if (at < 0 || page.indexOf(MARKER, at + 1) >= 0)
            throw new IllegalStateException("page '" + name + "': '" + MARKER + "' must stand in it exactly once");
        String html = page.replace(MARKER, "<script type=\"importmap\">" + importMap + "</script>");
        return new Page(html, policy(importMap));
    }

    /**
     * Everything from this origin and nothing else; pictures and clips of evidence are answers to a POST, which a page holds as blobs. Lit makes its templates through the Trusted Types policy {@code lit-html}; no
     * other code may turn text into markup or script, in browsers that know Trusted Types.
     */
    private static String policy(String importMap) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' 'sha256-" + sha256(importMap) + "'",
                "style-src 'self'",
                "img-src 'self' data: blob:",
                "font-src 'self'",
                "connect-src 'self'",
                "media-src 'self' blob:",
                "form-action 'self'",
                "base-uri 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types lit-html");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String read(String path) {
        try (InputStream in = PageSource.class.getClassLoader().getResourceAsStream(ROOT + path)) {
            if (in == null) throw new IllegalArgumentException("no resource " + ROOT + path + " on the class path");
            // Browsers hash a script after reading CRLF as LF; a checkout on Windows must give the same hash.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("read " + ROOT + path, e);
        }
    }
}
