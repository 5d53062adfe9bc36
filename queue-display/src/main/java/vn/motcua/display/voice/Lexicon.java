package vn.motcua.display.voice;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The words one region reads numbers and letters with. Immutable; any thread.
 *
 * @param digits the ten digit words, 0 first
 * @param unitsAfterTens what 0 to 9 become after "mươi"; the digit word where nothing changes
 * @param ten the word of 10 to 19
 * @param tens the word that follows a digit from 20 to 99
 * @param hundred the word that follows a digit of hundreds
 * @param zeroTens stands for empty tens between hundreds and a unit
 * @param thousand the word that follows thousands
 * @param million the word that follows millions
 * @param letters the name of each letter, by the letter in upper case
 */
public record Lexicon(
        List<String> digits,
        List<String> unitsAfterTens,
        String ten,
        String tens,
        String hundred,
        String zeroTens,
        String thousand,
        String million,
        Map<Integer, String> letters) {

    private static final String LETTER = "letter.";

    public Lexicon {
        digits = List.copyOf(digits);
        unitsAfterTens = List.copyOf(unitsAfterTens);
        letters = Map.copyOf(letters);
        if (digits.size() != 10 || unitsAfterTens.size() != 10) {
            throw new IllegalArgumentException("a lexicon has ten digits and ten units after tens");
        }
    }

    /** The shipped words of a region. */
    public static Lexicon of(Region region) {
        return from(VoiceResources.properties("words.properties"), region);
    }

    static Lexicon from(Properties words, Region region) {
        List<String> digits = new ArrayList<>();
        List<String> units = new ArrayList<>();
        for (int d = 0; d < 10; d++) {
            String digit = word(words, "digit." + d);
            digits.add(digit);
            units.add(words.getProperty("unitAfterTens." + d, digit));
        }
        return new Lexicon(
                digits,
                units,
                word(words, "ten"),
                word(words, "tens"),
                word(words, "hundred"),
                word(words, region.code() + ".zeroTens"),
                word(words, region.code() + ".thousand"),
                word(words, "million"),
                letters(words));
    }

    private static Map<Integer, String> letters(Properties words) {
        Map<Integer, String> letters = new HashMap<>();
        for (String key : words.stringPropertyNames()) {
            if (key.startsWith(LETTER)) {
                String letter = Normalizer.normalize(key.substring(LETTER.length()), Normalizer.Form.NFC);
                letters.put(letter.codePointAt(0), word(words, key));
            }
        }
        return letters;
    }

    private static String word(Properties words, String key) {
        String value = words.getProperty(key);
        if (value == null || value.isBlank())
            throw new IllegalStateException("words.properties: " + key + " is missing");
        return Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
    }

    /** The name of a letter given in upper case, empty for a letter no Vietnamese ticket has. */
    public Optional<String> letter(int upperCaseLetter) {
        return Optional.ofNullable(letters.get(upperCaseLetter));
    }

    /** Every word or letter name this lexicon can produce; the clip packs must hold each. */
    public Set<String> vocabulary() {
        Set<String> all = new LinkedHashSet<>(digits);
        all.addAll(unitsAfterTens);
        all.addAll(List.of(ten, tens, hundred, zeroTens, thousand, million));
        all.addAll(letters.values());
        return all;
    }
}
