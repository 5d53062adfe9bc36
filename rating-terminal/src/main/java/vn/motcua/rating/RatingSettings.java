package vn.motcua.rating;

import java.util.ArrayList;
import java.util.List;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;

/**
 * Section {@code rating} of {@code agent.yaml}.
 *
 * @param counters whose rating pages this agent serves, 1 to 40
 */
record RatingSettings(List<CounterId> counters) {
    private static final int COUNTERS_MAX = 40;

    RatingSettings {
        counters = List.copyOf(counters);
    }

    static RatingSettings read(ConfigNode section) {
        List<CounterId> counters = new ArrayList<>();
        List<String> texts = section.texts("counters");
        for (int i = 0; i < texts.size(); i++) {
            try {
                counters.add(new CounterId(texts.get(i)));
            } catch (IllegalArgumentException e) {
                section.problem("counters[" + i + "]", texts.get(i), Allowed.of("rating.counter"));
            }
        }
        if (texts.isEmpty() || texts.size() > COUNTERS_MAX) {
            section.problem("counters", texts, Allowed.of("rating.counters", COUNTERS_MAX));
        }
        return new RatingSettings(counters);
    }
}
