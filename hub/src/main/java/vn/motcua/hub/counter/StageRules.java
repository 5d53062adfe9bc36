package vn.motcua.hub.counter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.StageFinished;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.ticket.Standing;
import vn.motcua.hub.ticket.Ticket;

/** A visit of several stages on one ticket. Pure: state, time and ids are arguments. */
final class StageRules {
    private StageRules() {}

    /** @param next the stage it goes on to; null to end the visit here */
    static Decision<VisitEnded> finish(
            FloorState floor, CounterId id, PersonId person, @Nullable ServiceId next, Instant now, IdSource ids) {
        Decision<VisitEnded> end = next == null
                ? SendOnRules.finish(floor, id, person, now, ids)
                : goOn(floor, id, person, next, now, ids);
        return CompanionRules.follow(floor, id, person, end, VisitEnded::then, now, ids);
    }

    private static Decision<VisitEnded> goOn(
            FloorState floor, CounterId id, PersonId person, ServiceId next, Instant now, IdSource ids) {
        return floor.inHand(id, person, (counter, ticket) -> {
            if (ticket.isWithoutNumber()) return Refusals.decision("NO_NUMBER");
            // Sent here for a moment only, it goes back first: its stage is not done before that.
            if (isVisiting(ticket, id)) return SendOnRules.finish(floor, id, person, now, ids);
            Optional<Service> stage = floor.site().service(ticket.service());
            boolean isStage = stage.filter(one -> one.next().contains(next)).isPresent();
            if (!isStage) return Refusals.decision("NOT_NEXT", ticket.number().text());
            boolean isServed = floor.site().counters().stream()
                    .anyMatch(one -> one.services().contains(next));
            if (!isServed) return Refusals.decision("NOT_SERVED", "–");
            return Decision.accepted(
                    new VisitEnded(ticket.visitId(), ticket.number(), null, null, null),
                    new StageFinished(ticket.visitId(), id, person, ticket.service(), next, now));
        });
    }

    /** What may follow here, the usual one first; nothing while it is here for a moment only. */
    static List<ServiceId> offered(Site site, Ticket ticket, CounterId here) {
        if (ticket.isWithoutNumber() || isVisiting(ticket, here)) return List.of();
        return site.service(ticket.service()).map(Service::next).orElse(List.of());
    }

    private static boolean isVisiting(Ticket ticket, CounterId here) {
        Standing standing = ticket.standing();
        return standing != null
                && standing.ways().stream().anyMatch(way -> !way.counterId().equals(here));
    }
}
