package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;

/**
 * Nobody is needed any more, or nobody came. A visit that ends, a counter that closes or is handed over end it too, without this fact.
 *
 * @param helpId which request
 * @param counterId where
 * @param personId who said so; null if the time ran out
 * @param cause why
 * @param at hub clock
 */
public record HelpEnded(
        String helpId, CounterId counterId, @Nullable PersonId personId, Cause cause, Instant at) implements Event {
    /** How it ended. */
    public enum Cause {
        DONE,
        NOBODY_CAME
    }
}
