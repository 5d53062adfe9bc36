package vn.motcua.hub;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.counter.CounterState;
import vn.motcua.hub.counter.FloorLine;
import vn.motcua.hub.line.LineJudge;
import vn.motcua.hub.line.Waiting;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;

/** What holds of the hall at every moment, whatever was done in it. On the writer's thread. */
final class HallChecks {
    private HallChecks() {}

    /** What does not hold; empty if all does. */
    static String wrong(LedgerRig rig, Instant now) {
        String wrong = counters(rig);
        return wrong.isEmpty() ? line(rig, now) : wrong;
    }

    private static String counters(LedgerRig rig) {
        Map<PersonId, CounterId> officers = new HashMap<>();
        Map<VisitId, CounterId> inHand = new HashMap<>();
        int interleave = rig.floor.site().line().interleave();
        for (CounterState state : rig.parts.counters.all()) {
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
            Optional<Ticket> ticket = rig.parts.tickets.ticket(state.visitId());
            if (ticket.isEmpty()
                    || ticket.get().status() != TicketStatus.CALLED
                    || !id.equals(ticket.get().counter()))
                return id + " has " + state.visitId() + " in hand, which stands as " + ticket;
        }
        return orphans(rig, inHand);
    }

    /** Whoever counts as called is in somebody's hand. */
    private static String orphans(LedgerRig rig, Map<VisitId, CounterId> inHand) {
        for (LocalDate day : rig.parts.tickets.daysInMemory())
            for (Ticket ticket : rig.parts.tickets.day(day).tickets())
                if (ticket.status() == TicketStatus.CALLED && !inHand.containsKey(ticket.visitId()))
                    return ticket + " is called and in nobody's hand";
        return "";
    }

    /** Nobody falls out of the line, and nobody is left standing before a counter that is free. */
    private static String line(LedgerRig rig, Instant now) {
        List<Waiting> line = HallWatch.line(rig, now);
        Set<VisitId> all = line.stream().map(Waiting::visitId).collect(Collectors.toSet());
        Set<VisitId> indexed = rig.parts.tickets.day(rig.floor.today(now)).waiting().stream()
                .map(Ticket::visitId)
                .collect(Collectors.toSet());
        if (!all.equals(indexed)) return "waiting are " + all + ", in the line stand " + indexed;
        for (CounterState state : rig.parts.counters.all()) {
            Optional<Counter> counter = rig.floor.site().counter(state.counterId());
            if (counter.isEmpty() || state.personId() == null || state.visitId() != null) continue;
            String wrong = LineJudge.wrongNext(
                    FloorLine.seat(rig.floor, counter.get(), state.personId()),
                    state.memory(),
                    FloorLine.hall(rig.floor, now),
                    line);
            if (!wrong.isEmpty()) return wrong;
        }
        return "";
    }
}
