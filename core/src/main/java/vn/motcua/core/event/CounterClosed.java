package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;

/**
 * A counter closed, by its officer or with the day.
 *
 * @param counterId which
 * @param personId who; null when the day's end closed it
 * @param at hub clock
 */
public record CounterClosed(CounterId counterId, @Nullable PersonId personId, Instant at) implements Event {}
