package vn.motcua.hub.line;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ProfileId;
import vn.motcua.core.model.WorkRule;

/**
 * What a counter must remember of its calls to choose the next: a value, so that undoing a call brings back exactly the one before.
 *
 * @param passed calls in a row that passed somebody of a lower class who came earlier
 * @param profile whose rules {@code uses} speaks of; null for none
 * @param uses per call, the latest last: which rule with a ratio was used while others waited, or {@link #NO_RULE}
 */
public record CounterMemory(int passed, @Nullable ProfileId profile, List<Integer> uses) {
    public static final CounterMemory NONE = new CounterMemory(0, null, List.of());
    public static final int NO_RULE = -1;
    /** A ratio of n of m asks for the m - 1 calls before. */
    private static final int KEPT = WorkRule.Ratio.OF_MAX - 1;

    public CounterMemory {
        if (passed < 0) throw new IllegalArgumentException("passed " + passed + ": allowed are 0 and above");
        uses = List.copyOf(uses);
    }

    /** How often the rule was used in the {@code last} calls. */
    int used(int rule, int last) {
        List<Integer> window = uses.subList(Math.max(0, uses.size() - last), uses.size());
        return (int) window.stream().filter(use -> use == rule).count();
    }

    /** A counter that changes its way of working begins anew with its ratios, not with those it has passed. */
    CounterMemory under(@Nullable ProfileId now) {
        return java.util.Objects.equals(now, profile) ? this : new CounterMemory(passed, now, List.of());
    }

    /**
     * After one more call in the order.
     *
     * @param of the profile it was made by
     * @param run calls in a row that passed somebody, this one seen to
     * @param use the rule with a ratio it used while others waited, or {@link #NO_RULE}
     */
    public CounterMemory after(@Nullable ProfileId of, int run, int use) {
        if (of == null) return new CounterMemory(run, null, List.of());
        List<Integer> kept = new ArrayList<>(under(of).uses());
        kept.add(use);
        return new CounterMemory(run, of, kept.subList(Math.max(0, kept.size() - KEPT), kept.size()));
    }
}
