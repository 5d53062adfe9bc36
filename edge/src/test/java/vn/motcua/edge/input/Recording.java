package vn.motcua.edge.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Builds event streams as the kernel hands them over for a scanner that is a keyboard: scan code, key and report for each move, shift
 * held around each capital, as recorded from a HID gadget. Its key table is its own.
 */
public final class Recording {
    private static final int EV_MSC = 4;
    private static final int MSC_SCAN = 4;
    private static final int LEFT_SHIFT = 42;
    private static final int LEFT_ALT = 56;
    private static final int LEFT_CTRL = 29;
    private static final Map<Character, Integer> KEYPAD =
            Map.of('0', 82, '1', 79, '2', 80, '3', 81, '4', 75, '5', 76, '6', 77, '7', 71, '8', 72, '9', 73);
    private static final String[] ROWS = {
        "\u0001\u001b1234567890-=", "", "qwertyuiop[]", "\u0001\u0001asdfghjkl;'`", "\u0001\\zxcvbnm,./"
    };
    private static final String SHIFTED_FROM = "!@#$%^&*()_+{}|:\"<>?~";
    private static final String SHIFTED_TO = "1234567890-=[]\\;',./`";

    private final List<InputEvent> events = new ArrayList<>();

    public List<InputEvent> events() {
        return List.copyOf(events);
    }

    /** ASCII; {@code \r} is Enter, {@code \t} Tab. */
    public Recording type(String text) {
        for (char c : text.toCharArray()) type(c);
        return this;
    }

    private void type(char c) {
        int at = SHIFTED_FROM.indexOf(c);
        boolean isShifted = at >= 0 || c >= 'A' && c <= 'Z';
        char base = at >= 0 ? SHIFTED_TO.charAt(at) : Character.toLowerCase(c);
        if (isShifted) key(LEFT_SHIFT, 1);
        stroke(code(base));
        if (isShifted) key(LEFT_SHIFT, 0);
    }

    private static int code(char c) {
        if (c == '\r') return 28;
        if (c == '\t') return 15;
        if (c == ' ') return 57;
        int[] starts = {0, 0, 16, 28, 42};
        for (int row = 0; row < ROWS.length; row++) {
            int at = ROWS[row].indexOf(c);
            if (at >= 0) return starts[row] + at;
        }
        throw new IllegalArgumentException("no key for " + c);
    }

    public Recording alt(String digits) {
        key(LEFT_ALT, 1);
        for (char digit : digits.toCharArray()) stroke(KEYPAD.get(digit));
        return key(LEFT_ALT, 0);
    }

    public Recording control(char letter) {
        key(LEFT_CTRL, 1);
        stroke(code(letter));
        return key(LEFT_CTRL, 0);
    }

    public Recording keypad(String digits) {
        for (char digit : digits.toCharArray()) stroke(KEYPAD.get(digit));
        return this;
    }

    public Recording stroke(int code) {
        return key(code, 1).key(code, 0);
    }

    public Recording key(int code, int value) {
        events.add(new InputEvent(EV_MSC, MSC_SCAN, 0x70000 + code));
        events.add(new InputEvent(InputEvent.EV_KEY, code, value));
        events.add(new InputEvent(InputEvent.EV_SYN, InputEvent.SYN_REPORT, 0));
        return this;
    }

    /** The kernel's buffer was full: what is left of a report after it means nothing. */
    public Recording dropped() {
        events.add(new InputEvent(InputEvent.EV_SYN, InputEvent.SYN_DROPPED, 0));
        events.add(new InputEvent(InputEvent.EV_KEY, 30, 1));
        events.add(new InputEvent(InputEvent.EV_SYN, InputEvent.SYN_REPORT, 0));
        return this;
    }
}
