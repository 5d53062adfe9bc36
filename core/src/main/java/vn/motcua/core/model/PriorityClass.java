package vn.motcua.core.model;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A class of visitors.
 *
 * @param code its name on tickets and in events
 * @param label what people read; empty in both languages where the screens have their own word, for NORMAL and PRIORITY
 * @param weight 0 to 100; the higher goes first
 * @param proof whether the officer should ask for a paper that shows it
 * @param ageFloor from this age on, in years; null where age does not matter
 * @param callAtLatestAfter nobody of this class waits longer while a counter that serves him is free; null for no such promise
 */
public record PriorityClass(
        Priority code,
        Text label,
        int weight,
        boolean proof,
        @Nullable Integer ageFloor,
        @Nullable Duration callAtLatestAfter) {
    public static final int WEIGHT_MAX = 100;

    public PriorityClass {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(label, "label");
        if (weight < 0 || weight > WEIGHT_MAX)
            throw new IllegalArgumentException(
                    "class " + code + ": weight " + weight + ": allowed are 0 to " + WEIGHT_MAX);
    }

    /** Without a word, a proof, an age or a promise of its own. */
    static PriorityClass plain(Priority code, int weight) {
        return new PriorityClass(code, new Text("", ""), weight, false, null, null);
    }
}
