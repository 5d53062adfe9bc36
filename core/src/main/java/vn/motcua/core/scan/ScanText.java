package vn.motcua.core.scan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A scanner's text made readable: AIM identifier taken off, wrongly read UTF-8 read again, NFC, line ends as {@code \n}, other
 * control characters and invisible ones taken out, blanks of any width as one sort, those at both ends cut. Character sets told in the
 * text (ECI) are taken out.
 *
 * @param text what is left
 * @param symbology the AIM identifier, ISO/IEC 15424: {@code ]}, a letter, a digit or letter
 * @param warnings what was found on the way
 */
record ScanText(String text, @Nullable String symbology, Set<ScanWarning> warnings) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int AIM_LENGTH = 3;
    /** Of QR, Data Matrix, Aztec and PDF417: the reader tells character sets as {@code \nnnnnn}, and doubles other backslashes. */
    private static final Set<String> WITH_ECI =
            Set.of("]Q2", "]Q4", "]Q5", "]Q6", "]d4", "]d5", "]d6", "]z3", "]z4", "]z5", "]z8", "]zB", "]L1");

    private static final Pattern ECI = Pattern.compile("\\\\[0-9]{6}");
    private static final Pattern ECI_OR_BACKSLASH = Pattern.compile("\\\\(?:[0-9]{6}|(\\\\))");

    static ScanText of(String raw) {
        Set<ScanWarning> warnings = EnumSet.noneOf(ScanWarning.class);
        String whole = withoutLoneSurrogates(raw);
        if (whole.indexOf('\uFFFD') >= 0) warnings.add(ScanWarning.BAD_UTF8);
        String trimmed = trim(whole);
        String symbology = aim(trimmed);
        if (symbology != null) trimmed = trim(trimmed.substring(AIM_LENGTH));
        trimmed = withoutEci(trimmed, symbology);
        String repaired = readAgain(trimmed);
        if (repaired != null) {
            warnings.add(ScanWarning.ENCODING_REPAIRED);
            trimmed = repaired;
        }
        String readable = Normalizer.normalize(withoutControls(trimmed, warnings), Normalizer.Form.NFC);
        return new ScanText(trim(readable), symbology, warnings);
    }

    private static @Nullable String aim(String text) {
        if (text.length() < AIM_LENGTH || text.charAt(0) != ']') return null;
        boolean isAim = Letters.isAsciiLetter(text.charAt(1))
                && (Letters.isDigit(text.charAt(2)) || Letters.isAsciiLetter(text.charAt(2)));
        return isAim ? text.substring(0, AIM_LENGTH) : null;
    }

    /* At the start it is one whatever the scanner says of itself: with AIM identifiers switched off it may still be sent. */
    private static String withoutEci(String text, @Nullable String symbology) {
        if (text.indexOf('\\') < 0) return text;
        if (symbology == null || !WITH_ECI.contains(symbology)) {
            Matcher start = ECI.matcher(text);
            return start.lookingAt() ? trim(text.substring(start.end())) : text;
        }
        String plain = ECI_OR_BACKSLASH
                .matcher(text)
                .replaceAll(found -> found.group(1) == null ? "" : Matcher.quoteReplacement("\\"));
        return trim(plain);
    }

    private static String withoutLoneSurrogates(String raw) {
        StringBuilder whole = new StringBuilder(raw.length());
        raw.codePoints().forEach(c -> whole.appendCodePoint(isSurrogate(c) ? 0xFFFD : c));
        return whole.toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /* "Nguyá»…n" is "Nguyễn" in UTF-8 bytes that a driver took for Windows-1252. If every character is such a byte and the bytes are
     * strict UTF-8 with something beyond ASCII in it, no Vietnamese text could have looked like that by itself. */
    private static @Nullable String readAgain(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        boolean hasHigh = false;
        for (int i = 0; i < text.length(); i++) {
            int value = byteOf(text.charAt(i));
            if (value < 0) return null;
            hasHigh |= value >= 0x80;
            bytes.put((byte) value);
        }
        if (!hasHigh) return null;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    private static int byteOf(char c) {
        if (c <= 0xFF) return c;
        if (c < 0x0152 || c > 0x2122) return -1;
        byte[] encoded = String.valueOf(c).getBytes(WINDOWS_1252);
        return encoded.length == 1 && encoded[0] != '?' ? encoded[0] & 0xFF : -1;
    }

    private static String withoutControls(String text, Set<ScanWarning> warnings) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') kept.append('\n');
            } else if (Character.isSpaceChar(c)) {
                kept.append(' ');
            } else if (c == '\n' || !Character.isISOControl(c) && !isInvisible(c)) {
                kept.append(c);
            } else if (c == '\t') {
                kept.append(' ');
            } else if (Character.isISOControl(c)) {
                warnings.add(ScanWarning.CONTROL_CHARACTERS);
            }
        }
        return kept.toString();
    }

    private static boolean isInvisible(char c) {
        return c >= '\u200B' && c <= '\u200F' || c >= '\u2060' && c <= '\u2064' || c == '\uFEFF' || c == '\u00AD';
    }

    private static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isEdge(text.charAt(from))) from++;
        while (to > from && isEdge(text.charAt(to - 1))) to--;
        return text.substring(from, to);
    }

    // The upper control block stays: it may be the second half of a wrongly read letter.
    private static boolean isEdge(char c) {
        return c <= ' ' || c == '\u007F' || isInvisible(c) || Character.isSpaceChar(c) && c != '\u00A0';
    }
}
