package vn.motcua.hub.platform.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import vn.motcua.hub.platform.http.RefusedException;

/**
 * What a new password must be. Length is what counts (NIST SP 800-63B): no rule about signs and digits, no expiry. Pure.
 *
 * @param minLength fewest characters, 8 to 64
 */
public record PasswordPolicy(int minLength) {
    public static final int MAX_LENGTH = 128;
    private static final int DISTINCT_MIN = 5;

    public PasswordPolicy {
        if (minLength < 8 || minLength > 64)
            throw new IllegalArgumentException("minLength " + minLength + ": allowed are 8 to 64");
    }

    /** Why the password is refused; empty if it is good. */
    Optional<RefusedException> refusal(String password, Login login, String name) {
        String text = Normalizer.normalize(password, Normalizer.Form.NFC);
        int length = text.codePointCount(0, text.length());
        if (length < minLength) return Optional.of(new RefusedException("PASSWORD_TOO_SHORT", minLength));
        if (length > MAX_LENGTH) return Optional.of(new RefusedException("PASSWORD_TOO_LONG", MAX_LENGTH));
        if (text.codePoints().distinct().count() < DISTINCT_MIN)
            return Optional.of(new RefusedException("PASSWORD_TOO_PLAIN"));
        String lower = text.toLowerCase(Locale.ROOT);
        boolean isName = lower.equals(name.strip().toLowerCase(Locale.ROOT));
        if (isName || lower.contains(login.value()) && length - login.value().length() < DISTINCT_MIN)
            return Optional.of(new RefusedException("PASSWORD_IS_NAME"));
        return isRun(lower) ? Optional.of(new RefusedException("PASSWORD_TOO_PLAIN")) : Optional.empty();
    }

    /** 123456789012, abcdefghijkl, qwertyuiopas: what a keyboard or the alphabet gives away. */
    private static boolean isRun(String lower) {
        String rows = "01234567890123456789 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm passwordpassword "
                + "matkhaumatkhau";
        return rows.contains(lower) || rows.contains(new StringBuilder(lower).reverse());
    }
}
