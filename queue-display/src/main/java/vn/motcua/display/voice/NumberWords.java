package vn.motcua.display.voice;

import java.util.ArrayList;
import java.util.List;

/**
 * Vietnamese number words. Pure; any thread.
 *
 * <p>Rules: units after "mươi" change (mốt, tư, lăm); after "mười" only five does (lăm); empty tens between hundreds and
 * a unit are "linh" or "lẻ" followed by the plain unit; a round ten ends at "mươi"; a number of hundreds below a
 * thousand that follows a thousand keeps its "không trăm". Source: DOMAIN §9.
 */
public final class NumberWords {
    /** The largest number read as a cardinal. */
    public static final int MAX = 999_999_999;

    private static final int FIVE = 5;

    private final Lexicon lexicon;

    public NumberWords(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * The words of a number read as one.
     *
     * @param value 0 to {@link #MAX}
     * @throws IllegalArgumentException outside that range
     */
    public List<String> cardinal(int value) {
        if (value < 0 || value > MAX) throw new IllegalArgumentException("0 to " + MAX + ", not " + value);
        List<String> words = new ArrayList<>();
        if (value == 0) words.add(digit(0));
        group(words, value / 1_000_000, lexicon.million());
        group(words, value / 1_000 % 1_000, lexicon.thousand());
        group(words, value % 1_000, "");
        return List.copyOf(words);
    }

    /**
     * The words of a number read digit by digit, zeros kept.
     *
     * @param digits one or more of 0 to 9
     * @throws IllegalArgumentException for anything else
     */
    public List<String> digits(String digits) {
        if (!digits.matches("[0-9]+")) throw new IllegalArgumentException("digits only, not \"" + digits + "\"");
        return digits.chars().mapToObj(c -> digit(c - '0')).toList();
    }

    /** Adds one group of three digits and its name; a group of zeros is silent. */
    private void group(List<String> words, int value, String name) {
        if (value == 0) return;
        boolean first = words.isEmpty();
        int hundreds = value / 100;
        if (hundreds > 0 || !first) {
            words.add(digit(hundreds));
            words.add(lexicon.hundred());
            if (value % 100 > 0 && value % 100 < 10) words.add(lexicon.zeroTens());
        }
        belowHundred(words, value % 100);
        if (!name.isEmpty()) words.add(name);
    }

    private void belowHundred(List<String> words, int value) {
        int tens = value / 10;
        int unit = value % 10;
        if (tens == 0) {
            if (unit > 0) words.add(digit(unit));
        } else if (tens == 1) {
            words.add(lexicon.ten());
            if (unit > 0) words.add(unit == FIVE ? lexicon.unitsAfterTens().get(FIVE) : digit(unit));
        } else {
            words.add(digit(tens));
            words.add(lexicon.tens());
            if (unit > 0) words.add(lexicon.unitsAfterTens().get(unit));
        }
    }

    private String digit(int digit) {
        return lexicon.digits().get(digit);
    }
}
