package vn.motcua.edge.input;

/** The keys of a keyboard of the United States, the one a scanner is. Source: linux/input-event-codes.h. */
final class UsKeyboard {
    static final int TAB = 15;
    static final int ENTER = 28;
    static final int KEYPAD_ENTER = 96;
    static final int CAPS_LOCK = 58;

    private static final int ROWS_END = 54;
    /** By key code; 0 types nothing. */
    private static final char[] PLAIN = new char[128];

    private static final char[] SHIFTED = new char[128];

    static {
        row(2, "1234567890-=", "!@#$%^&*()_+");
        row(16, "qwertyuiop[]", "QWERTYUIOP{}");
        row(30, "asdfghjkl;'`", "ASDFGHJKL:\"~");
        row(43, "\\zxcvbnm,./", "|ZXCVBNM<>?");
        row(57, " ", " ");
        row(86, "\\", "|"); // the key between shift and z of European keyboards
        keypad(55, "*");
        keypad(71, "789-456+1230.");
        keypad(98, "/");
        keypad(117, "=");
        keypad(121, ",");
        row(TAB, "\t", "\t");
        row(ENTER, "\r", "\r");
        row(KEYPAD_ENTER, "\r", "\r");
    }

    private UsKeyboard() {}

    private static void row(int from, String plain, String shifted) {
        for (int i = 0; i < plain.length(); i++) {
            PLAIN[from + i] = plain.charAt(i);
            SHIFTED[from + i] = shifted.charAt(i);
        }
    }

    private static void keypad(int from, String keys) {
        row(from, keys, keys);
    }

    /** @return 0 for a key that types nothing */
    static char character(int code, boolean shift, boolean capsLock) {
        if (code < 0 || code >= PLAIN.length) return 0;
        char plain = PLAIN[code];
        boolean isLetter = plain >= 'a' && plain <= 'z';
        return (isLetter ? shift != capsLock : shift) ? SHIFTED[code] : plain;
    }

    /** The digit of a key of the number pad; -1 for any other key. */
    static int keypadDigit(int code) {
        return code > ROWS_END && code <= 82 && PLAIN[code] >= '0' && PLAIN[code] <= '9' ? PLAIN[code] - '0' : -1;
    }

    static boolean isShift(int code) {
        return code == 42 || code == ROWS_END;
    }

    static boolean isControl(int code) {
        return code == 29 || code == 97;
    }

    static boolean isAlt(int code) {
        return code == 56 || code == 100;
    }
}
