package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.PersonId;

/**
 * An officer went on at a PC by the short number, where the password had been given that business day.
 *
 * @param personId who
 * @param use for what
 * @param before who sat there until then; null where it was the same person
 * @param at hub clock
 */
public record PinUsed(PersonId personId, Use use, @Nullable PersonId before, Instant at) implements Event {
    /** What a short number is good for. */
    public enum Use {
        /** The own locked screen was opened. */
        UNLOCK,
        /** The place was taken over from a colleague. */
        SWITCH
    }
}
