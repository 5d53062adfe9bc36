package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;

/**
 * An officer opened a counter.
 *
 * @param counterId which
 * @param personId who
 * @param at hub clock
 */
public record CounterOpened(CounterId counterId, PersonId personId, Instant at) implements Event {}
