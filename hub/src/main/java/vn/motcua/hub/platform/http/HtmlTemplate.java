package vn.motcua.hub.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page made on the server: <code>{{name}}</code> is replaced by the escaped value, <code>{{{name}}}</code> by the value as it
 * is, which must be HTML this server made. Its one inline style is let through by hash, and so is its one inline script, if it has
 * one; nothing else runs or is loaded. Any thread.
 */
public final class HtmlTemplate {
    private static final Pattern HOLE = Pattern.compile("\\{\\{\\{([a-zA-Z]+)}}}|\\{\\{([a-zA-Z]+)}}");
    /** Where the script of a page goes: it lives in a file of its own. */
    static final String SCRIPT_MARKER = "<!-- script -->";

    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    private final String text;
    private final String policy;

    private HtmlTemplate(String text) {
        this.text = text;
        this.policy = policy(text);
    }

    /** Reads a resource beside {@code owner}. */
    public static HtmlTemplate load(Class<?> owner, String name) {
        return new HtmlTemplate(read(owner, name));
    }

    /** As {@link #load(Class, String)}, with a script beside {@code owner} put where the page marks its place. */
    public static HtmlTemplate load(Class<?> owner, String name, String script) {
        String page = read(owner, name);
        if (!page.contains(SCRIPT_MARKER)) throw new IllegalArgumentException(name + ": no " + SCRIPT_MARKER);
        return new HtmlTemplate(page.replace(SCRIPT_MARKER, "<script>" + read(owner, script) + "</script>"));
    }

    private static String read(Class<?> owner, String name) {
        try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("read " + name, e);
        }
    }

    /** @throws IllegalArgumentException if a hole has no value: a fault of the program */
    public String fill(Map<String, String> values) {
        Matcher holes = HOLE.matcher(text);
        StringBuilder page = new StringBuilder(text.length() * 2);
        while (holes.find()) {
            String raw = holes.group(1);
            String name = raw != null ? raw : holes.group(2);
            String value = values.get(name);
            if (value == null) throw new IllegalArgumentException("template: no value for " + name);
            holes.appendReplacement(page, Matcher.quoteReplacement(raw != null ? value : escape(value)));
        }
        return holes.appendTail(page).toString();
    }

    /** The content-security policy of the page: its own style and script, this origin for forms and for what a script asks. */
    public String policy() {
        return policy;
    }

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String policy(String text) {
        Matcher style = STYLE.matcher(text);
        String allowed = style.find() ? "'sha256-" + sha256(style.group(1)) + "'" : "'none'";
        return "default-src 'none'; " + scripts(text) + "style-src " + allowed
                + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String scripts(String text) {
        Matcher script = SCRIPT.matcher(text);
        if (!script.find()) return "";
        return "script-src 'sha256-" + sha256(script.group(1)) + "'; connect-src 'self'; "
                + "require-trusted-types-for 'script'; trusted-types motcua; ";
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
