package vn.motcua.kiosk.scanner;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Bytes of a whole scan to its text: strict UTF-8, composed letters (NFC), the AIM identifier taken off where one is set up. Pure. */
final class ScanDecoder {
    private static final int AIM_LENGTH = 3;

    private ScanDecoder() {}

    /** A text and what the scanner says the code was. */
    record Text(String text, @Nullable String symbology) {
        /** Never what it holds. */
        @Override
        public String toString() {
            return "Text[" + text.length() + " characters, " + symbology + "]";
        }
    }

    /** The bytes are no UTF-8. */
    static final class BadUtf8 extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** A scanner that names every code did not name this one: its beginning is missing. */
    static final class NoIdentifier extends Exception {
        private static final long serialVersionUID = 1L;
    }

    static Text decode(byte[] scan, boolean aim) throws BadUtf8, NoIdentifier {
        String text = Normalizer.normalize(utf8(scan), Normalizer.Form.NFC);
        if (!aim) return new Text(text, null);
        if (!isAim(text)) throw new NoIdentifier();
        return new Text(text.substring(AIM_LENGTH), text.substring(0, AIM_LENGTH));
    }

    private static String utf8(byte[] scan) throws BadUtf8 {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(scan))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadUtf8();
        }
    }

    private static boolean isAim(String text) {
        return text.length() >= AIM_LENGTH
                && text.charAt(0) == ']'
                && isAsciiLetterOrDigit(text.charAt(1))
                && isAsciiLetterOrDigit(text.charAt(2));
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
