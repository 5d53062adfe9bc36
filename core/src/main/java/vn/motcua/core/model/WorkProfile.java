package vn.motcua.core.model;

import java.util.List;
import java.util.Objects;

/**
 * How a counter chooses among those it may serve.
 *
 * @param id its name
 * @param name what people read
 * @param rules in order; the first that holds, has somebody and is within its ratio decides; if none does, everybody takes part
 */
public record WorkProfile(ProfileId id, Text name, List<WorkRule> rules) {
    public WorkProfile {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        rules = List.copyOf(rules);
    }
}
