package vn.motcua.rating.pad;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;

/**
 * What the buttons of one pad mean, and where it stands.
 *
 * @param counter empty only if the entry named none that is right, which is noted
 * @param scaleMax best score; 3 to 5
 * @param scores score of each button of a rating pad, or any number for each button of a panic pad
 */
public record PadButtons(
        Purpose purpose, Optional<CounterId> counter, int scaleMax, Map<Integer, Integer> scores, PressRules rules) {
    private static final int SCALE_MAX = 5;
    private static final int SCALE_LEAST = 3;

    public PadButtons {
        scores = Map.copyOf(scores);
    }

    /**
     * Reads {@code counter}, {@code scaleMax}, {@code buttons} and the times of {@link PressRules}. Without {@code buttons}, button n
     * of a rating pad gives score n, and button 1 of a panic pad is the alarm.
     */
    public static PadButtons read(ConfigNode entry, Purpose purpose) {
        Optional<CounterId> counter = Optional.ofNullable(entry.<CounterId>parsed(
                "counter", Allowed.of("rating.counter"), CounterId::new, new CounterId("none")));
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
            if (isButton(key)) scores.put(Integer.valueOf(key), score);
            else entry.problem("buttons", key, Allowed.of("pad.button"));
        }
        return scores;
    }

    private static Map<Integer, Integer> panic(ConfigNode entry) {
        Map<Integer, Integer> all = new LinkedHashMap<>();
        for (String key : entry.texts("buttons")) {
            if (isButton(key)) all.put(Integer.valueOf(key), 1);
            else entry.problem("buttons", key, Allowed.of("pad.button"));
        }
        return all.isEmpty() ? Map.of(1, 1) : all;
    }

    private static boolean isButton(String key) {
        return key.matches("[0-9]|[1-5][0-9]|6[0-3]");
    }

    public boolean has(int button) {
        return scores.containsKey(button);
    }

    public OptionalInt score(int button) {
        Integer score = scores.get(button);
        return score == null ? OptionalInt.empty() : OptionalInt.of(score);
    }
}
