package vn.motcua.rating.pad;

import java.util.regex.Pattern;

/** How a pin of a board is named: the number of the chip (BCM), 0 to 63, as people write it. */
public final class PinNumbers {
    private static final Pattern NUMBER = Pattern.compile("[0-9]|[1-5][0-9]|6[0-3]");

    private PinNumbers() {}

    public static boolean isPin(String text) {
        return NUMBER.matcher(text).matches();
    }
}
