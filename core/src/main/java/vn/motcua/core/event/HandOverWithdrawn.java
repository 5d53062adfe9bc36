package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;

/**
 * An offered counter stays with its officer.
 *
 * @param counterId which
 * @param personId who said so: the officer, or the colleague who was asked
 * @param at hub clock
 */
public record HandOverWithdrawn(CounterId counterId, PersonId personId, Instant at) implements Event {}
