package vn.motcua.display.voice;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.Text;

/**
 * {@code pack.yaml}: everything of a voice pack but its recordings. Whatever a manifest with a {@code base} does not say is as
 * in that pack. Immutable; any thread.
 *
 * @param language BCP 47, such as {@code vi}, {@code en}, {@code km}, {@code rad}
 * @param espeak the espeak-ng voice for words with no recording, if that program is installed; empty for never
 */
record PackManifest(
        String language,
        Text name,
        String licence,
        Optional<String> espeak,
        Duration wordGap,
        Duration phraseGap,
        PackReading reading,
        CallTexts texts) {
    private static final Duration GAP_MAX = Duration.ofSeconds(2);

    /**
     * Problems are noted in the node; with any, the result is a stand-in.
     *
     * @param isOurs whether its number rules were tried by our tests and need not be again
     */
    static PackManifest read(ConfigNode root, @Nullable PackManifest base, boolean isOurs) {
        ConfigNode gaps = root.object("gaps");
        return new PackManifest(
                base == null || root.has("language")
                        ? root.parsed("language", Allowed.of("voice.language"), PackManifest::language, "und")
                        : base.language(),
                base == null || root.has("name") ? root.bilingual("name") : base.name(),
                base == null || root.has("licence")
                        ? root.text("licence", Allowed.of("voice.licence"))
                        : base.licence(),
                root.has("espeak") || base == null
                        ? root.optionalText("espeak", Allowed.of("voice.espeak"))
                        : base.espeak(),
                gaps.duration("word", Duration.ZERO, GAP_MAX, base == null ? Duration.ofMillis(35) : base.wordGap()),
                gaps.duration(
                        "phrase", Duration.ZERO, GAP_MAX, base == null ? Duration.ofMillis(120) : base.phraseGap()),
                reading(root, base, isOurs),
                texts(root, base));
    }

    private static String language(String text) {
        if (!text.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) throw new IllegalArgumentException(text);
        return text;
    }

    private static PackReading reading(ConfigNode root, @Nullable PackManifest base, boolean isOurs) {
        Map<Integer, String> letters =
                new HashMap<>(base == null ? Map.of() : base.reading().letters());
        ConfigNode given = root.object("letters");
        Allowed allowed = Allowed.of("voice.letter");
        for (String key : given.keys()) {
            String letter = Normalizer.normalize(key, Normalizer.Form.NFC).toUpperCase(java.util.Locale.ROOT);
            String name = words(given.text(key, allowed));
            boolean isLetter =
                    letter.codePointCount(0, letter.length()) == 1 && Character.isLetter(letter.codePointAt(0));
            if (isLetter) letters.put(letter.codePointAt(0), name);
            else given.problem(key, name, allowed);
        }
        if (letters.isEmpty()) root.problem("letters", "", allowed);
        return new PackReading(numbers(root, base, isOurs), letters);
    }

    private static NumberRules numbers(ConfigNode root, @Nullable PackManifest base, boolean isOurs) {
        if (base != null && !root.has("numbers")) return base.reading().numbers();
        ConfigNode given = root.object("numbers");
        Map<String, Map<Integer, String>> sets = new TreeMap<>();
        for (String set : given.keys()) sets.put(set, rules(given.object(set)));
        try {
            NumberRules rules = NumberRules.of(sets);
            if (!isOurs) rules.requireNoCircle();
            return rules;
        } catch (NumberRules.BadRulesException e) {
            root.problem("numbers", String.valueOf(e.getMessage()), Allowed.of("voice.numbers"));
            return digitsOnly();
        }
    }

    private static Map<Integer, String> rules(ConfigNode set) {
        Map<Integer, String> rules = new TreeMap<>();
        for (String key : set.keys()) {
            Allowed allowed = Allowed.of("voice.numbers");
            String rule = words(set.text(key, allowed));
            if (key.matches("[0-9]{1,9}")) rules.put(Integer.parseInt(key), rule);
            else set.problem(key, rule, allowed);
        }
        return rules;
    }

    /** A stand-in while problems are gathered. */
    private static NumberRules digitsOnly() {
        Map<Integer, String> digits = new TreeMap<>();
        for (int digit = 0; digit <= 9; digit++) digits.put(digit, "?");
        try {
            return NumberRules.of(Map.of(NumberRules.CARDINAL, digits));
        } catch (NumberRules.BadRulesException e) {
            throw new IllegalStateException("ten digits are rules", e);
        }
    }

    private static CallTexts texts(ConfigNode root, @Nullable PackManifest base) {
        ConfigNode call = root.object("call");
        CallTexts known = base == null ? null : base.texts();
        AnnouncementPattern coded = pattern(call, "coded", known == null ? null : known.coded());
        return new CallTexts(
                coded,
                pattern(call, "named", known == null ? coded : known.named()),
                pattern(call, "codedShort", known == null ? coded : known.codedShort()),
                pattern(call, "namedShort", known == null ? coded : known.namedShort()),
                labels(root, known));
    }

    private static AnnouncementPattern pattern(ConfigNode call, String key, @Nullable AnnouncementPattern known) {
        AnnouncementPattern standIn = known == null ? new AnnouncementPattern("{ticket} {counter}") : known;
        Allowed allowed = Allowed.of("voice.call");
        return known == null
                ? call.parsed(key, allowed, AnnouncementPattern::new, standIn)
                : call.parsedOr(key, allowed, AnnouncementPattern::new, standIn);
    }

    private static List<String> labels(ConfigNode root, @Nullable CallTexts known) {
        List<String> labels = new ArrayList<>(root.texts("counterLabels"));
        if (labels.isEmpty() && known != null) labels.addAll(known.counterLabels());
        if (labels.isEmpty()) labels.add("counter");
        return labels;
    }

    private static String words(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).replaceAll("\\s+", " ");
    }
}
