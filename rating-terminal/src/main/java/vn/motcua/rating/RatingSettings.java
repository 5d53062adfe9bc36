package vn.motcua.rating;

import java.util.ArrayList;
import java.util.List;
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
                section.problem(
                        "counters[" + i + "]", texts.get(i), "the id of a counter of the site, such as counter-1");
            }
        }
        if (texts.isEmpty() || texts.size() > COUNTERS_MAX) {
            section.problem("counters", texts.size() + " counters", "1 to " + COUNTERS_MAX + " counter ids");
        }
        return new RatingSettings(counters);
    }
}
