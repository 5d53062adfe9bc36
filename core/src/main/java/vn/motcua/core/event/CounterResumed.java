package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;

/**
 * The officer of a paused counter is back.
 *
 * @param counterId which
 * @param personId who
 * @param at hub clock
 */
public record CounterResumed(CounterId counterId, PersonId personId, Instant at) implements Event {}
