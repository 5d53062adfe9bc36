package vn.motcua.hub.ticket;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.RemoteNumberLive;
import vn.motcua.core.event.RemoteNumberTaken;
import vn.motcua.core.event.VisitClosedUnserved;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.BookingPolicy;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Refusals;

/**
 * Numbers taken on a phone. They hold a place and nothing else: nobody calls one before its holder is there, and so few are out at
 * once that who waits in the hall knows by how many people he may be passed. Pure: state, time and ids are arguments.
 */
final class RemoteRules {
    private RemoteRules() {}

    /** A number for today, as a kiosk would give it. */
    static Decision<TicketService.Remote> take(QueueState state, Allocation command, Site site, Instant now) {
        BookingPolicy.Remote policy = site.bookings().remote();
        boolean isKnown = state.tickets().ticket(command.requestId()).isPresent();
        if (!isKnown && !policy.isOffered(command.service())) return Refusals.decision("REMOTE_NOT_OFFERED");
        if (!isKnown && isFull(state, command, policy, site, now)) return Refusals.decision("REMOTE_FULL");
        Decision<Requests.Allocated> number = TicketRules.allocate(state, command, site, now);
        if (number instanceof Decision.Refused<Requests.Allocated> refused) return Decision.refused(refused.refusal());
        Decision.Accepted<Requests.Allocated> given = (Decision.Accepted<Requests.Allocated>) number;
        Requests.Allocated ticket = given.answer();
        Duration told = Duration.ofMinutes(Math.max(0, ticket.estimateMinutes()));
        Instant keptUntil = ticket.issuedAt().plus(told.compareTo(policy.keeps()) > 0 ? told : policy.keeps());
        List<Event> events = new ArrayList<>(given.events());
        if (!isKnown) events.add(new RemoteNumberTaken(ticket.visitId(), keptUntil, now));
        return new Decision.Accepted<>(events, new TicketService.Remote(ticket.visitId(), ticket.number()));
    }

    private static boolean isFull(
            QueueState state, Allocation command, BookingPolicy.Remote policy, Site site, Instant now) {
        LocalDate today = site.calendar().businessDay(now);
        long out = state.tickets().day(today).remote().stream()
                .filter(ticket -> ticket.service().equals(command.service()))
                .count();
        return out >= policy.atOnce();
    }

    /** Its holder is there. Done also if he was before. */
    static Decision<TicketService.Remote> live(
            TicketBook tickets,
            VisitId visit,
            @Nullable AgentId agent,
            @Nullable PersonId person,
            LocalDate today,
            Instant now) {
        Optional<Ticket> found = tickets.ticket(visit);
        if (found.isEmpty()) return Refusals.decision("UNKNOWN_TICKET");
        Ticket ticket = found.get();
        TicketService.Remote answer = new TicketService.Remote(visit, ticket.number());
        if (!ticket.day().equals(today))
            return Refusals.decision("REMOTE_OVER", ticket.number().text());
        if (ticket.status() != TicketStatus.REMOTE) return Decision.accepted(answer);
        return Decision.accepted(answer, new RemoteNumberLive(visit, since(ticket, now), agent, person, now));
    }

    /** In time he keeps the place of the moment he took it; later he is one who comes now. */
    private static Instant since(Ticket ticket, Instant now) {
        Instant keptUntil = ticket.standing() == null ? null : ticket.standing().parkedUntil();
        return keptUntil != null && now.isAfter(keptUntil) ? now : ticket.issuedAt();
    }

    /** The last session of the day is over: whoever did not come by then does not come any more. */
    static List<Event> over(TicketBook tickets, Site site, Instant now) {
        OpeningCalendar calendar = site.calendar();
        LocalDate today = calendar.businessDay(now);
        DayBook day = tickets.day(today);
        if (day.remote().isEmpty() || calendar.isOpen(now) || isStillToOpen(calendar, today, now)) return List.of();
        List<Event> events = new ArrayList<>();
        for (Ticket ticket : day.remote()) events.add(new VisitClosedUnserved(ticket.visitId(), today, now));
        return events;
    }

    private static boolean isStillToOpen(OpeningCalendar calendar, LocalDate today, Instant now) {
        LocalTime time = calendar.local(now).toLocalTime();
        return calendar.sessions(today).stream()
                .anyMatch(session -> session.to().isAfter(time));
    }
}
