package vn.motcua.core.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The code by which somebody who booked is known, and nothing else is. Shown and typed in three groups, such as
 * {@code BCGH-KLMN-PQTV}, of the letters of {@link TicketCode}: no input method changes them, and no two are mistaken for each other
 * on the phone. 12^11 is 39 bits, short enough to be typed at a kiosk; who guesses is counted.
 *
 * @param value 12 letters, the last the check letter
 */
public record BookingCode(String value) {
    public static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final int LONGEST_TYPED = 24;

    public BookingCode {
        Objects.requireNonNull(value, "value");
        if (!isValid(value))
            throw new IllegalArgumentException("booking code: allowed are " + LENGTH + " letters of "
                    + TicketCode.ALPHABET + " with a right check letter");
    }

    /**
     * A code of given letters; its check letter is added.
     *
     * @param letters eleven letters of the alphabet
     */
    public static BookingCode of(CharSequence letters) {
        return new BookingCode(letters.toString() + TicketCode.checkLetter(letters));
    }

    /** As somebody typed it: blanks, hyphens and case do not matter. Empty if it is none. */
    public static Optional<BookingCode> typed(String text) {
        if (text.length() > LONGEST_TYPED) return Optional.empty();
        String letters = text.replaceAll("[\\s\\p{Pd}.]", "").toUpperCase(Locale.ROOT);
        return isValid(letters) ? Optional.of(new BookingCode(letters)) : Optional.empty();
    }

    public static boolean isValid(String text) {
        if (text.length() != LENGTH) return false;
        for (int i = 0; i < LENGTH; i++) if (TicketCode.ALPHABET.indexOf(text.charAt(i)) < 0) return false;
        return TicketCode.checkLetter(text.substring(0, LENGTH - 1)) == text.charAt(LENGTH - 1);
    }

    /** As people read it. */
    public String grouped() {
        return value.substring(0, GROUP) + "-" + value.substring(GROUP, 2 * GROUP) + "-" + value.substring(2 * GROUP);
    }

    /** Never in full: a log line that showed it would let its reader cancel the booking. */
    @Override
    public String toString() {
        return "BookingCode[…" + value.substring(LENGTH - 2) + "]";
    }
}
