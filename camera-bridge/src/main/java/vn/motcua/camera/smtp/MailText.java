package vn.motcua.camera.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How mails write bytes and letters. Pure; any thread. */
final class MailText {
    private static final Pattern WORD =
            Pattern.compile("=\\?([A-Za-z0-9._:+-]{1,40})(?:\\*[a-zA-Z-]{1,12})?\\?([bBqQ])\\?([^?]{0,2000})\\?=");
    private static final Pattern BETWEEN = Pattern.compile("\\?=\\s+=\\?");
    private static final Pattern BREAK = Pattern.compile("(?i)<(?:br|/p|/div|/tr|/li|/h[1-6])\\b[^<>]{0,200}>");
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
    private static final int HEADER_MAX = 2_000;

    private MailText() {}

    /** A header whose letters may be written as {@code =?utf-8?B?…?=}. */
    static String words(String header) {
        if (header.length() > HEADER_MAX) return words(header.substring(0, HEADER_MAX));
        // Headers are read byte by byte; some cameras write UTF-8 there without any mark.
        String plain = new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        Matcher word = WORD.matcher(BETWEEN.matcher(plain).replaceAll("?==?"));
        StringBuilder text = new StringBuilder();
        while (word.find()) word.appendReplacement(text, Matcher.quoteReplacement(word(word)));
        return word.appendTail(text).toString();
    }

    private static String word(Matcher word) {
        byte[] bytes = word.group(3).getBytes(StandardCharsets.ISO_8859_1);
        boolean isBase64 = word.group(2).equalsIgnoreCase("b");
        byte[] decoded = isBase64 ? base64(bytes).orElse(new byte[0]) : quoted(bytes, true);
        return new String(decoded, charset(word.group(1)));
    }

    /** Empty for what is none; line ends and blanks do not count. */
    static Optional<byte[]> base64(byte[] text) {
        int end = text.length;
        while (end > 0 && text[end - 1] <= ' ') end--;
        try {
            return Optional.of(Base64.getMimeDecoder().decode(Arrays.copyOf(text, end)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @param isHeader there an underscore is a blank */
    static byte[] quoted(byte[] text, boolean isHeader) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '=') {
                out.write(isHeader && text[i] == '_' ? ' ' : text[i]);
            } else if (i + 1 < text.length && text[i + 1] == '\n') {
                i++;
            } else if (i + 2 < text.length && text[i + 1] == '\r' && text[i + 2] == '\n') {
                i += 2;
            } else {
                int high = i + 2 < text.length ? Character.digit(text[i + 1], 16) : -1;
                int low = high < 0 ? -1 : Character.digit(text[i + 2], 16);
                if (low < 0) {
                    out.write('=');
                } else {
                    out.write(high << 4 | low);
                    i += 2;
                }
            }
        }
        return out.toByteArray();
    }

    /** HTML as lines of text, roughly: only names and values are looked for in it. */
    static String plain(String html) {
        String lines = BREAK.matcher(html).replaceAll("\n");
        return TAG.matcher(lines)
                .replaceAll("")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
