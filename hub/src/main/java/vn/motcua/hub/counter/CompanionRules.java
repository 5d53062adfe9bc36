package vn.motcua.hub.counter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import vn.motcua.core.event.CompanionJoined;
import vn.motcua.core.event.CompanionLeft;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.CallReason;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.line.CounterMemory;
import vn.motcua.hub.line.Hold;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.ticket.DayBook;
import vn.motcua.hub.ticket.Standing;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;

/**
 * Tickets that go together. While one of them is at a counter that serves another of them too, that one waits for this counter and no
 * other; it follows when the first is done there. Pure: state, time and ids are arguments.
 */
final class CompanionRules {
    private CompanionRules() {}

    /** Links them, with all they were linked with before. */
    static Decision<Company> link(FloorState floor, List<VisitId> visits, PersonId person, Instant now, IdSource ids) {
        DayBook today = floor.tickets().day(floor.today(now));
        Set<VisitId> together = new LinkedHashSet<>();
        String company = null;
        for (VisitId visit : visits) {
            Optional<Ticket> found = floor.tickets().ticket(visit);
            if (found.isEmpty()) return Refusals.decision("UNKNOWN_TICKET");
            Ticket ticket = found.get();
            boolean isHere = ticket.status().isOpen() && ticket.day().equals(floor.today(now));
            if (!isHere) return Refusals.decision("NOT_WAITING", ticket.number().text());
            String known = ticket.party().company();
            if (known != null)
                today.company(known).stream().map(Ticket::visitId).forEach(together::add);
            if (company == null) company = known;
            together.add(visit);
        }
        return linked(today, together, company == null ? ids.next() : company, person, now);
    }

    private static Decision<Company> linked(
            DayBook today, Set<VisitId> together, String company, PersonId person, Instant now) {
        List<Event> events = new ArrayList<>();
        for (VisitId visit : together) {
            boolean isNew = today.ticket(visit)
                    .filter(one -> company.equals(one.party().company()))
                    .isEmpty();
            if (isNew) events.add(new CompanionJoined(visit, company, person, now));
        }
        return new Decision.Accepted<>(events, new Company(company, List.copyOf(together)));
    }

    /** The visit goes alone again, and so does the last one it leaves behind. */
    static Decision<Company> unlink(FloorState floor, VisitId visit, PersonId person, Instant now) {
        Optional<Ticket> found = floor.tickets().ticket(visit);
        if (found.isEmpty()) return Refusals.decision("UNKNOWN_TICKET");
        String company = found.get().party().company();
        if (company == null) return Decision.accepted(new Company("", List.of()));
        List<VisitId> others = floor.tickets().day(found.get().day()).company(company).stream()
                .map(Ticket::visitId)
                .filter(one -> !one.equals(visit))
                .toList();
        List<Event> events = new ArrayList<>(List.of(new CompanionLeft(visit, company, person, now)));
        boolean isPair = others.size() == 1;
        if (isPair) events.add(new CompanionLeft(others.get(0), company, person, now));
        return new Decision.Accepted<>(events, new Company(company, isPair ? List.of() : others));
    }

    /** At which counters one of each company is served now. */
    static Map<String, CounterId> seats(FloorState floor) {
        Map<String, CounterId> seats = new HashMap<>();
        for (CounterState state : floor.counters().all()) {
            VisitId visit = state.visitId();
            if (visit == null) continue;
            floor.tickets()
                    .ticket(visit)
                    .map(ticket -> ticket.party().company())
                    .ifPresent(company -> seats.putIfAbsent(company, state.counterId()));
        }
        return seats;
    }

    /** For which counter a ticket waits because one it goes with is there. */
    static Optional<Hold> hold(FloorState floor, Map<String, CounterId> seats, Ticket ticket) {
        String company = ticket.party().company();
        CounterId seat = company == null ? null : seats.get(company);
        if (seat == null) return Optional.empty();
        return floor.site()
                .counter(seat)
                .filter(counter -> floor.services(counter.id()).contains(ticket.service()))
                .map(counter -> new Hold(counter.id(), null));
    }

    /** Where one it goes with is in hand, if it waits for that: who was sent somewhere waits for that alone. */
    static Optional<CounterId> waitsFor(FloorState floor, Ticket ticket) {
        Standing standing = ticket.standing();
        boolean isSent = standing != null
                && SendOnRules.hold(floor.site(), floor.counters(), standing, ticket.service()) != null;
        if (isSent || ticket.status() != TicketStatus.WAITING) return Optional.empty();
        return hold(floor, seats(floor), ticket).map(Hold::counter);
    }

    /** After what ended or moved the visit in hand: the next of its company is in hand, if one waits for this counter. */
    static <T> Decision<T> follow(
            FloorState floor,
            CounterId id,
            PersonId person,
            Decision<T> decision,
            BiFunction<T, VisitInHand, T> with,
            Instant now,
            IdSource ids) {
        if (!(decision instanceof Decision.Accepted<T> accepted)) return decision;
        Optional<Counter> counter = floor.site().counter(id);
        Optional<Ticket> next = counter.flatMap(one -> follower(floor, one, person, now));
        if (next.isEmpty()) return decision;
        Ticket ticket = next.get();
        AnnouncementId announcement = new AnnouncementId(ids.next());
        List<Event> events = new ArrayList<>(accepted.events());
        CounterState before = floor.counters().counter(id);
        events.add(new TicketCalled(
                ticket.visitId(),
                ticket.number(),
                id,
                counter.get().zone(),
                person,
                announcement,
                now,
                order(before.memory()),
                ticket.service()));
        VisitInHand inHand = new VisitInHand(
                ticket.visitId(), ticket.number(), ticket.service(), ticket.priority(), id, now, 0, announcement);
        return new Decision.Accepted<>(events, with.apply(accepted.answer(), inHand));
    }

    private static TicketCalled.Order order(CounterMemory kept) {
        return new TicketCalled.Order(
                CallReason.COMPANION, null, kept.profile(), kept.passed(), CounterMemory.NO_RULE, null);
    }

    private static Optional<Ticket> follower(FloorState floor, Counter counter, PersonId person, Instant now) {
        VisitId leaving = floor.counters().counter(counter.id()).visitId();
        Optional<Ticket> first =
                leaving == null ? Optional.empty() : floor.tickets().ticket(leaving);
        String company = first.map(ticket -> ticket.party().company()).orElse(null);
        if (company == null) return Optional.empty();
        // One of them may be at another counter as well: whoever is held for that one stays there.
        if (!counter.id().equals(seats(floor).get(company))) return Optional.empty();
        return floor.tickets().day(floor.today(now)).company(company).stream()
                .filter(ticket -> ticket.status() == TicketStatus.WAITING && !now.isBefore(ticket.callableFrom()))
                .filter(ticket -> floor.services(counter.id()).contains(ticket.service()))
                .filter(ticket -> isFree(floor, ticket, counter, person))
                .findFirst();
    }

    /** Not sent to another counter or another person. */
    private static boolean isFree(FloorState floor, Ticket ticket, Counter counter, PersonId person) {
        Standing standing = ticket.standing();
        Hold hold =
                standing == null ? null : SendOnRules.hold(floor.site(), floor.counters(), standing, ticket.service());
        return hold == null || counter.id().equals(hold.counter()) || person.equals(hold.person());
    }
}
