package vn.motcua.display.voice;

import java.util.Map;
import java.util.Optional;

/** What a pack reads numbers and letters with. Immutable; any thread. */
record PackReading(NumberRules numbers, Map<Integer, String> letters) {
    PackReading {
        letters = Map.copyOf(letters);
    }

    /** The name of a letter given in upper case; empty for a letter the pack has no name for. */
    Optional<String> letter(int upperCaseLetter) {
        return Optional.ofNullable(letters.get(upperCaseLetter));
    }

    /** A number as written, read as one if that is asked for and the pack's rules reach that far, else digit by digit. */
    String number(String written, ReadMode mode) {
        if (mode.readsDigits(written.length())) return String.join(" ", numbers.digits(written));
        return String.join(" ", numbers.cardinal(Integer.parseInt(written)).orElseGet(() -> numbers.digits(written)));
    }
}
