package vn.motcua.rating.pad;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;

/**
 * What the buttons of one pad mean, and where it stands.
 *
 * @param scaleMax best score; 3 to 5
 * @param scores score of each button of a rating pad, or any number for each button of a panic pad
 */
public record PadButtons(
        Purpose purpose, CounterId counter, int scaleMax, Map<Integer, Integer> scores, PressRules rules) {
    /** Highest number a button can have; the lowest is 0. */
    public static final int BUTTON_MAX = 63;

    private static final int SCALE_MAX = 5;
    private static final int SCALE_LEAST = 3;
    private static final Allowed BUTTON = Allowed.of("pad.button");
    private static final CounterId NOWHERE = new CounterId("none"); // stands in for a wrong one, which is noted

    public PadButtons {
        scores = Map.copyOf(scores);
    }

    /**
     * Reads {@code counter}, {@code scaleMax}, {@code buttons} and the times of {@link PressRules}. Without {@code buttons}, button n
     * of a rating pad gives score n, and button 1 of a panic pad is the alarm.
     */
    public static PadButtons read(ConfigNode entry, Purpose purpose) {
        CounterId counter = entry.parsed("counter", Allowed.of("rating.counter"), CounterId::new, NOWHERE);
        PressRules rules = purpose.rules().read(entry);
        if (purpose == Purpose.PANIC) return new PadButtons(purpose, counter, SCALE_MAX, panic(entry), rules);
        int scaleMax = entry.integer("scaleMax", SCALE_LEAST, SCALE_MAX, SCALE_MAX);
        return new PadButtons(purpose, counter, scaleMax, scores(entry, scaleMax), rules);
    }

    private static Map<Integer, Integer> scores(ConfigNode entry, int scaleMax) {
        Map<Integer, Integer> scores = new LinkedHashMap<>();
        ConfigNode buttons = entry.object("buttons");
        if (buttons.keys().isEmpty()) for (int score = 1; score <= scaleMax; score++) scores.put(score, score);
        for (String key : buttons.keys()) {
            int score = buttons.integer(key, 1, scaleMax, 1);
            number(key)
                    .ifPresentOrElse(button -> scores.put(button, score), () -> entry.problem("buttons", key, BUTTON));
        }
        return scores;
    }

    private static Map<Integer, Integer> panic(ConfigNode entry) {
        Map<Integer, Integer> all = new LinkedHashMap<>();
        for (String key : entry.texts("buttons")) {
            number(key).ifPresentOrElse(button -> all.put(button, 1), () -> entry.problem("buttons", key, BUTTON));
        }
        return all.isEmpty() ? Map.of(1, 1) : all;
    }

    /** The number of a button, 0 to {@value #BUTTON_MAX}, as people write it: without a sign or zeros before it. */
    public static OptionalInt number(String text) {
        if (!text.matches("0|[1-9][0-9]?")) return OptionalInt.empty();
        int number = Integer.parseInt(text);
        return number <= BUTTON_MAX ? OptionalInt.of(number) : OptionalInt.empty();
    }

    public boolean has(int button) {
        return scores.containsKey(button);
    }

    public OptionalInt score(int button) {
        Integer score = scores.get(button);
        return score == null ? OptionalInt.empty() : OptionalInt.of(score);
    }
}
