package vn.motcua.hub.counter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.motcua.core.event.VisitStarted;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.ticket.Ticket;

/** Somebody without a number stands at the counter and is served. Pure: state, time and ids are arguments. */
final class StartRules {
    private StartRules() {}

    /** @param note a code, or empty */
    static Decision<VisitInHand> start(
            FloorState floor,
            RequestId request,
            CounterId id,
            PersonId person,
            ServiceId asked,
            String note,
            Instant now,
            IdSource ids) {
        return floor.at(id, person, (counter, state) -> {
            if (state.visitId() != null) return Refusals.decision("VISIT_IN_HAND", floor.numberOf(state.visitId()));
            if (floor.counters().desks().isPaused(id)) return Refusals.decision("COUNTER_PAUSED", counter.label());
            Optional<Service> service = floor.site().service(asked);
            if (service.isEmpty()) return Refusals.decision("UNKNOWN_SERVICE");
            if (!floor.services(id).contains(asked)) return Refusals.decision("NOT_SERVED", counter.label());
            LocalDate today = floor.today(now);
            VisitId visit = new VisitId(ids.next());
            TicketNumber number = number(floor, today);
            return Decision.accepted(
                    new VisitInHand(visit, number, asked, Priority.NORMAL, id, now, 0, new AnnouncementId(ids.next())),
                    new VisitStarted(request, visit, number, asked, today, id, person, note, now));
        });
    }

    private static TicketNumber number(FloorState floor, LocalDate today) {
        int value = Math.max(0, floor.tickets().day(today).highestHubNumber(Ticket.NO_TICKET)) + 1;
        return new TicketNumber(Ticket.NO_TICKET, value, (value < 10 ? "KS0" : "KS") + value);
    }
}
