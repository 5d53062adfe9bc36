package vn.motcua.core.scan;

/** Small questions about characters, ASCII unless said. */
final class Letters {
    private Letters() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /** Whether the text is exactly that many digits. */
    static boolean areDigits(String text, int length) {
        return text.length() == length && areDigits(text);
    }

    /** Whether the text is one digit or more and nothing else. */
    static boolean areDigits(String text) {
        if (text.isEmpty()) return false;
        for (int i = 0; i < text.length(); i++) if (!isDigit(text.charAt(i))) return false;
        return true;
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 0x7F) return false;
        return true;
    }

    static String upper(String text) {
        return text.toUpperCase(java.util.Locale.ROOT);
    }
}
