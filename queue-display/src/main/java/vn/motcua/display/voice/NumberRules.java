package vn.motcua.display.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one language reads numbers, as data: named sets of rules by the number a rule begins at. Pure; any thread.
 *
 * <p>A rule of plain words holds for exactly its number. A rule with signs holds from its number to the next such rule:
 * {@code <} reads how often the power of ten at or below its number fits, {@code >} the rest, {@code =} the number itself; a
 * set's name right behind a sign reads with that set; what stands in brackets is said only when there is a rest. What a set
 * does not know, the set {@value #CARDINAL} reads. So {@code 20: "< mươi[ >unit]"} with {@code unit: {1: mốt}} reads 21 as
 * "hai mươi mốt". The idea is that of the rule-based number formats of Unicode CLDR, cut down to what ticket numbers need.
 */
final class NumberRules {
    /** The largest number read as one. */
    static final int MAX = 999_999_999;

    static final String CARDINAL = "cardinal";
    private static final int DEPTH_MAX = 24;
    private static final Pattern PART =
            Pattern.compile("\\[(?<rest>[^\\[\\]]*)]|(?<sign>[<>=])(?<set>[a-zA-Z]*)|(?<words>[^<>=\\[\\]]+)");

    private final Map<String, RuleSet> sets;

    private NumberRules(Map<String, RuleSet> sets) {
        this.sets = Map.copyOf(sets);
    }

    private record RuleSet(Map<Integer, String> plain, TreeMap<Integer, String> signed) {}

    /** Rules that cannot be right; the message says which and why. */
    static final class BadRulesException extends Exception {
        private static final long serialVersionUID = 1L;

        BadRulesException(String message) {
            super(message);
        }
    }

    /**
     * @param given rules by set and number; the set {@code cardinal} has at least the ten digits as plain words
     * @throws BadRulesException naming the first rule that is wrong
     */
    static NumberRules of(Map<String, Map<Integer, String>> given) throws BadRulesException {
        Map<String, RuleSet> sets = new TreeMap<>();
        for (var one : given.entrySet()) sets.put(one.getKey(), ruleSet(one.getKey(), one.getValue(), given));
        RuleSet cardinal = sets.get(CARDINAL);
        for (int digit = 0; digit <= 9; digit++) {
            if (cardinal == null || !cardinal.plain().containsKey(digit))
                throw new BadRulesException(
                        CARDINAL + "." + digit + " is missing: ten digits as plain words are needed");
        }
        return new NumberRules(sets);
    }

    private static RuleSet ruleSet(String name, Map<Integer, String> given, Map<String, Map<Integer, String>> all)
            throws BadRulesException {
        Map<Integer, String> plain = new TreeMap<>();
        TreeMap<Integer, String> signed = new TreeMap<>();
        for (var rule : given.entrySet()) {
            String place = name + "." + rule.getKey();
            int end = 0;
            boolean isSigned = false;
            Matcher parts = PART.matcher(rule.getValue());
            while (parts.find() && parts.start() == end) {
                end = parts.end();
                isSigned |= parts.group("words") == null;
                String set = parts.group("set");
                if (set != null && !set.isEmpty() && !all.containsKey(set))
                    throw new BadRulesException(place + " names the set \"" + set + "\", which is not there");
            }
            if (end != rule.getValue().length() || rule.getValue().isBlank())
                throw new BadRulesException(place + " cannot be read: \"" + rule.getValue() + "\"");
            if (isSigned) signed.put(rule.getKey(), rule.getValue());
            else plain.put(rule.getKey(), rule.getValue());
        }
        return new RuleSet(plain, signed);
    }

    /** Tries every number up to four digits, which takes a moment. */
    void requireNoCircle() throws BadRulesException {
        for (int value = 0; value <= 9_999; value++) {
            try {
                cardinal(value);
            } catch (IllegalStateException e) {
                throw new BadRulesException("the rules turn in a circle at " + value);
            }
        }
    }

    /**
     * The words of a number read as one; empty if the rules end before it.
     *
     * @param value 0 to {@link #MAX}
     */
    Optional<List<String>> cardinal(int value) {
        if (value < 0 || value > MAX) throw new IllegalArgumentException("0 to " + MAX + ", not " + value);
        StringBuilder words = new StringBuilder();
        return read(CARDINAL, value, words, 0)
                ? Optional.of(List.of(words.toString().strip().split("\\s+")))
                : Optional.empty();
    }

    /** The words of a number read digit by digit, zeros kept. */
    List<String> digits(String written) {
        List<String> words = new ArrayList<>();
        RuleSet cardinal = set(CARDINAL);
        for (char digit : written.toCharArray()) {
            String word = cardinal.plain().get(Character.digit(digit, 10));
            if (word == null) throw new IllegalArgumentException("no digit: " + digit);
            words.addAll(List.of(word.split("\\s+")));
        }
        return words;
    }

    private RuleSet set(String name) {
        RuleSet set = sets.get(name);
        if (set == null) throw new IllegalStateException("no set " + name);
        return set;
    }

    private boolean read(String name, int value, StringBuilder words, int depth) {
        if (depth > DEPTH_MAX) throw new IllegalStateException("too deep at " + value);
        RuleSet set = set(name);
        String plain = set.plain().get(value);
        if (plain != null) {
            words.append(' ').append(plain);
            return true;
        }
        var rule = set.signed().floorEntry(value);
        if (rule != null) return fill(rule.getValue(), value, power(rule.getKey()), words, depth + 1);
        return !name.equals(CARDINAL) && read(CARDINAL, value, words, depth + 1);
    }

    private static int power(int base) {
        int power = 1;
        while (base / 10 >= power) power *= 10;
        return power;
    }

    private boolean fill(String rule, int value, int power, StringBuilder words, int depth) {
        Matcher parts = PART.matcher(rule);
        while (parts.find()) {
            String rest = parts.group("rest");
            if (rest != null && (value % power == 0 || fill(rest, value, power, words, depth))) continue;
            if (rest != null) return false;
            if (!part(parts.group("words"), parts.group("sign"), parts.group("set"), value, power, words, depth))
                return false;
        }
        return true;
    }

    private boolean part(
            @Nullable String plain,
            @Nullable String sign,
            @Nullable String set,
            int value,
            int power,
            StringBuilder words,
            int depth) {
        if (plain != null || sign == null) {
            words.append(' ').append(plain);
            return true;
        }
        int part = sign.equals("<") ? value / power : sign.equals(">") ? value % power : value;
        return read(set == null || set.isEmpty() ? CARDINAL : set, part, words, depth);
    }
}
