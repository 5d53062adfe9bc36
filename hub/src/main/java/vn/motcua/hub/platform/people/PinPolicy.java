package vn.motcua.hub.platform.people;

import java.util.Optional;
import java.util.regex.Pattern;
import vn.motcua.hub.platform.http.RefusedException;

/**
 * What a short number must be: {@value #LENGTH_MIN} to {@value #LENGTH_MAX} digits, so that it is never as long as a password. Those
 * everybody tries first are refused. Pure.
 */
final class PinPolicy {
    static final int LENGTH_MIN = 4;
    static final int LENGTH_MAX = 7;
    private static final Pattern FORM = Pattern.compile("[0-9]{" + LENGTH_MIN + "," + LENGTH_MAX + "}");
    private static final String RUN = "01234567890";

    private PinPolicy() {}

    /** Why it is refused; empty if it is good. */
    static Optional<RefusedException> refusal(String pin) {
        if (!FORM.matcher(pin).matches()) return Optional.of(new RefusedException("PIN_FORM", LENGTH_MIN, LENGTH_MAX));
        boolean isRun = RUN.contains(pin) || RUN.contains(new StringBuilder(pin).reverse());
        return isRun || isRepeated(pin) ? Optional.of(new RefusedException("PIN_TOO_PLAIN")) : Optional.empty();
    }

    /** 7777, 121212, 123123. */
    private static boolean isRepeated(String pin) {
        for (int part = 1; part <= pin.length() / 2; part++)
            if (pin.length() % part == 0
                    && pin.equals(pin.substring(0, part).repeat(pin.length() / part))
                    && (part < 3 || pin.length() > 4)) return true;
        return false;
    }
}
