package vn.motcua.core.scan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scanner's text made readable: AIM identifier taken off, wrongly read UTF-8 read again, NFC, line ends as {@code \n}, other
 * control characters and invisible ones taken out, blanks at both ends cut.
 *
 * @param text what is left
 * @param symbology the AIM identifier, ISO/IEC 15424: {@code ]}, a letter, a digit or letter
 * @param warnings what was found on the way
 */
record ScanText(String text, @Nullable String symbology, Set<ScanWarning> warnings) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int AIM_LENGTH = 3;

    static ScanText of(String raw) {
        Set<ScanWarning> warnings = EnumSet.noneOf(ScanWarning.class);
        String whole = withoutLoneSurrogates(raw);
        if (whole.indexOf('\uFFFD') >= 0) warnings.add(ScanWarning.BAD_UTF8);
        String trimmed = trim(whole);
        String symbology = aim(trimmed);
        if (symbology != null) trimmed = trim(trimmed.substring(AIM_LENGTH));
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
