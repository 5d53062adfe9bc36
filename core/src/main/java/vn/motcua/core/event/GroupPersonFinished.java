package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * One of a group is done and leaves; the ticket stays in the counter's hand for the others.
 *
 * @param visitId whose group
 * @param counterId where
 * @param personId who served
 * @param left how many the ticket is for from now on, 1 or more
 * @param at hub clock
 */
public record GroupPersonFinished(VisitId visitId, CounterId counterId, PersonId personId, int left, Instant at)
        implements Event, Event.OfVisit {
    public GroupPersonFinished {
        if (left < 1) throw new IllegalArgumentException("left " + left + ": allowed are 1 and above");
    }
}
