package vn.motcua.hub;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.counter.CounterState;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;

/** What holds of the hall at every moment, whatever was done in it. On the writer's thread. */
final class HallChecks {
    private HallChecks() {}

    /** What does not hold; empty if all does. */
    static String wrong(HubParts parts, int interleave) {
        Map<PersonId, CounterId> officers = new HashMap<>();
        Map<VisitId, CounterId> inHand = new HashMap<>();
        for (CounterState state : parts.counters.all()) {
            CounterId id = state.counterId();
            if (state.memory().passed() > interleave)
                return id + ": " + state.memory().passed() + " calls in a row passed somebody, allowed are "
                        + interleave;
            if (state.visitId() != null && !state.isOpen()) return id + " is closed with a visit in hand";
            if (state.personId() != null) {
                CounterId other = officers.put(state.personId(), id);
                if (other != null) return state.personId() + " sits at " + id + " and at " + other;
            }
            if (state.visitId() == null) continue;
            CounterId other = inHand.put(state.visitId(), id);
            if (other != null) return state.visitId() + " is in hand at " + id + " and at " + other;
            Optional<Ticket> ticket = parts.tickets.ticket(state.visitId());
            if (ticket.isEmpty()
                    || ticket.get().status() != TicketStatus.CALLED
                    || !id.equals(ticket.get().counter()))
                return id + " has " + state.visitId() + " in hand, which stands as " + ticket;
        }
        return "";
    }
}
