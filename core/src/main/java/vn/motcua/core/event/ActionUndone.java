package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * Whoever did something at a counter took it back within seconds: everything stands as if it had not been done. The fact of
 * the action stays in the ledger; what is counted from the ledger leaves it out.
 *
 * @param visitId whose visit it was done to
 * @param counterId where
 * @param personId who did it and took it back
 * @param action what was done
 * @param position of the undone fact in the site's ledger
 * @param doneAt when it had been done, hub clock
 * @param at when it was taken back, hub clock
 */
public record ActionUndone(
        VisitId visitId,
        CounterId counterId,
        PersonId personId,
        Action action,
        long position,
        Instant doneAt,
        Instant at)
        implements Event, Event.OfVisit {
    public ActionUndone {
        if (position < 1) throw new IllegalArgumentException("position " + position + ": allowed are 1 and above");
    }

    /** What can be taken back. */
    public enum Action {
        CALL,
        FINISH,
        NO_SHOW,
        TRANSFER,
        PARK,
        PERSON,
        STAGE
    }
}
