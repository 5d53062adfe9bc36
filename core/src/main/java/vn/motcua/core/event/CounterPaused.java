package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;

/**
 * An officer leaves an open counter for a while: nobody is called there until it is resumed.
 *
 * @param counterId which
 * @param personId who; stays its officer
 * @param reason why
 * @param until when the officer means to be back; null if nobody said
 * @param at hub clock
 */
public record CounterPaused(
        CounterId counterId,
        PersonId personId,
        Reason reason,
        @Nullable Instant until,
        Instant at) implements Event {
    /** Why nobody is called for a while. */
    public enum Reason {
        BREAK,
        MEETING,
        DEVICE,
        OTHER
    }
}
