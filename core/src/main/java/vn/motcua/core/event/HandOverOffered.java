package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;

/**
 * An officer asks a colleague to take an open counter over, as it stands.
 *
 * @param counterId which
 * @param personId who asks
 * @param to who is asked
 * @param until after that the offer is void
 * @param at hub clock
 */
public record HandOverOffered(CounterId counterId, PersonId personId, PersonId to, Instant until, Instant at)
        implements Event {}
