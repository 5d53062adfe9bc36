package vn.motcua.core.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Text;

/**
 * A change that waited for its day waits no more.
 *
 * @param schedule which
 * @param outcome what became of it
 * @param version the version it became; null if it became none
 * @param faults why it could not hold; empty otherwise
 * @param personId who took it back; null otherwise
 * @param at hub clock
 */
public record CatalogueScheduleEnded(
        long schedule,
        Outcome outcome,
        @Nullable Long version,
        List<Fault> faults,
        @Nullable PersonId personId,
        Instant at)
        implements Event {
    public CatalogueScheduleEnded {
        Objects.requireNonNull(outcome, "outcome");
        faults = faults == null ? List.of() : List.copyOf(faults);
    }

    /** What may become of it. */
    public enum Outcome {
        /** In force; NOTHING_LEFT: all of it was so already. */
        APPLIED,
        NOTHING_LEFT,
        CANCELLED,
        /** It could not hold on its day: nothing was changed, and an administrator has to look. */
        UNFIT
    }

    /**
     * Why not.
     *
     * @param path the key at fault
     * @param value what it would be
     * @param allowed what may stand there, or when
     */
    public record Fault(String path, String value, Text allowed) {}
}
