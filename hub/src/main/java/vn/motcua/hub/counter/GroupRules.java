package vn.motcua.hub.counter;

import java.time.Instant;
import vn.motcua.core.event.GroupPersonFinished;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Refusals;

/** One ticket for several people. Pure: state and time are arguments. */
final class GroupRules {
    private GroupRules() {}

    /** One of the group is done before the others; the last one ends the visit itself. */
    static Decision<GroupInHand> finishPerson(FloorState floor, CounterId id, PersonId person, Instant now) {
        return floor.inHand(id, person, (counter, ticket) -> {
            int left = ticket.people() - 1;
            if (left < 1)
                return Refusals.decision("LAST_PERSON", ticket.number().text());
            return Decision.accepted(
                    new GroupInHand(ticket.visitId(), ticket.number(), left),
                    new GroupPersonFinished(ticket.visitId(), id, person, left, now));
        });
    }
}
