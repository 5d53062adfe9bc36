package vn.motcua.core.model;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The unguessable code behind a ticket's QR: 18 random letters and one check letter.
 *
 * <p>The alphabet {@code BCGHKLMNPQTV} is what no Vietnamese input method and no keyboard layout changes, so a wedge scanner
 * types it unharmed; 12^18 is a little over 64 bits. Minted by the agent, so that it works offline; the hub keeps a keyed hash.
 *
 * @param value 19 letters, the last the check letter: a weighted sum modulo 12, found wrong for any single letter changed
 */
public record TicketCode(String value) {
    public static final String ALPHABET = "BCGHKLMNPQTV";
    public static final int RANDOM_LETTERS = 18;
    // Units modulo 12: with a unit as weight every single-letter change moves the sum.
    private static final int[] WEIGHTS = {1, 5, 7, 11};

    public TicketCode {
        Objects.requireNonNull(value, "value");
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "ticket code: allowed are 19 letters of " + ALPHABET + " with a right check letter");
        }
    }

    /** A fresh code; {@code random} must be cryptographically strong outside tests, such as {@link SecureRandom}. */
    public static TicketCode mint(RandomGenerator random) {
        StringBuilder letters = new StringBuilder(RANDOM_LETTERS + 1);
        for (int i = 0; i < RANDOM_LETTERS; i++) letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return new TicketCode(letters.append(checkLetter(letters)).toString());
    }

    /** A code of {@link #RANDOM_LETTERS} given letters of the alphabet; its check letter is added. */
    public static TicketCode of(CharSequence letters) {
        return new TicketCode(letters.toString() + checkLetter(letters));
    }

    public static boolean isValid(String text) {
        if (text.length() != RANDOM_LETTERS + 1) return false;
        for (int i = 0; i < text.length(); i++) if (ALPHABET.indexOf(text.charAt(i)) < 0) return false;
        return checkLetter(text.subSequence(0, RANDOM_LETTERS)) == text.charAt(RANDOM_LETTERS);
    }

    /** Of letters of the alphabet. */
    static char checkLetter(CharSequence letters) {
        int sum = 0;
        for (int i = 0; i < letters.length(); i++)
            sum += WEIGHTS[i % WEIGHTS.length] * ALPHABET.indexOf(letters.charAt(i));
        return ALPHABET.charAt(sum % ALPHABET.length());
    }

    /** Never in full: a log line that showed it would let its reader cancel the ticket. */
    @Override
    public String toString() {
        return "TicketCode[…" + value.substring(RANDOM_LETTERS - 2) + "]";
    }
}
