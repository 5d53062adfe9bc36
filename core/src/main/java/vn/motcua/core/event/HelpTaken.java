package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * A colleague said to come.
 *
 * @param helpId which request
 * @param counterId where to
 * @param personId who comes
 * @param visitId whom it is about; null if nobody was in hand
 * @param at hub clock
 */
public record HelpTaken(
        String helpId,
        CounterId counterId,
        PersonId personId,
        @Nullable VisitId visitId,
        Instant at) implements Event, Event.MayBeOfVisit {}
