package vn.motcua.edge.input;

import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Set;

/**
 * What the keys of a scanner type: shift, caps lock, the number pad, control characters by Ctrl, and any character by Alt and a number
 * on the pad (as Windows takes it: with a leading 0 Windows-1252, without one the code page 437, above 255 Unicode). One thread.
 */
public final class KeyTyping {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset DOS = Charset.isSupported("IBM437") ? Charset.forName("IBM437") : WINDOWS;
    private static final int CONTROL_MASK = 0x1F;
    private static final int ALT_DIGITS_MAX = 7;

    private final Sink sink;
    private final Set<Integer> held = new HashSet<>();
    private final StringBuilder altDigits = new StringBuilder();
    private boolean capsLock;
    private boolean dropping;

    /** Hears what was typed. */
    public interface Sink {
        /** A character; Enter is CR. */
        void typed(int codePoint);

        /** Keys were lost here; whatever is being typed has a hole. */
        void lost();
    }

    public KeyTyping(Sink sink) {
        this.sink = sink;
    }

    /** All keys up, as after plugging in. */
    public void reset() {
        held.clear();
        altDigits.setLength(0);
        capsLock = false;
        dropping = false;
    }

    public void feed(InputEvent event) {
        if (event.isDropped()) {
            // Which keys went up or down in the hole is unknown; a scanner releases all of them after each character.
            reset();
            dropping = true;
            sink.lost();
        } else if (dropping) {
            dropping = !event.isReport();
        } else if (event.isPress()) {
            press(event.code());
        } else if (event.isRelease()) {
            release(event.code());
        }
    }

    private void press(int code) {
        if (UsKeyboard.isShift(code) || UsKeyboard.isControl(code) || UsKeyboard.isAlt(code)) held.add(code);
        else if (code == UsKeyboard.CAPS_LOCK) capsLock = !capsLock;
        else if (isHeld(UsKeyboard::isAlt) && UsKeyboard.keypadDigit(code) >= 0) altDigit(code);
        else type(code);
    }

    private void altDigit(int code) {
        if (altDigits.length() < ALT_DIGITS_MAX) altDigits.append(UsKeyboard.keypadDigit(code));
    }

    private void type(int code) {
        char typed = UsKeyboard.character(code, isHeld(UsKeyboard::isShift), capsLock);
        if (typed == 0) return;
        boolean isControl = isHeld(UsKeyboard::isControl) && typed >= '@';
        sink.typed(isControl ? typed & CONTROL_MASK : typed);
    }

    private void release(int code) {
        held.remove(code);
        if (UsKeyboard.isAlt(code) && altDigits.length() > 0) {
            String digits = altDigits.toString();
            altDigits.setLength(0);
            sink.typed(ofNumber(digits));
        }
    }

    private static int ofNumber(String digits) {
        int number = Integer.parseInt(digits);
        if (number > 0xFF) return Character.isValidCodePoint(number) ? number : 0xFFFD;
        if (number < 0x80) return number;
        return new String(new byte[] {(byte) number}, digits.startsWith("0") ? WINDOWS : DOS).codePointAt(0);
    }

    private boolean isHeld(java.util.function.IntPredicate kind) {
        return held.stream().anyMatch(kind::test);
    }
}
