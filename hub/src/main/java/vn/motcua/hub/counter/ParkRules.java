package vn.motcua.hub.counter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.VisitReturned;
import vn.motcua.hub.ticket.Ticket;

/** Whoever was put aside until a time waits again by himself when it has come. Pure: state and time are arguments. */
final class ParkRules {
    private ParkRules() {}

    static List<Event> returns(FloorState floor, Instant now) {
        List<Event> back = new ArrayList<>();
        for (Ticket ticket : floor.tickets().day(floor.today(now)).parkedOver(now))
            back.add(new VisitReturned(ticket.visitId(), null, null, true, ticket.waitsSince(), null, now));
        return back;
    }
}
