package vn.motcua.hub.counter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.booking.BookingBook;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketBook;

/** What the counter rules look at: the site, its counters, its queue, who of it booked. Writer thread. */
public record FloorState(
        Supplier<Site> catalogue,
        CounterBook counters,
        TicketBook tickets,
        BookingBook bookings,
        PersonNames names,
        StandingLine standing) {
    private static final Requests.Refusal SOMEBODY = Refusals.of("somebody");

    public FloorState(
            Supplier<Site> catalogue,
            CounterBook counters,
            TicketBook tickets,
            BookingBook bookings,
            PersonNames names) {
        this(catalogue, counters, tickets, bookings, names, new StandingLine());
    }

    /** The catalogue of the decision's moment. */
    public Site site() {
        return catalogue.get();
    }

    /** The day at the site. */
    public LocalDate today(Instant now) {
        return site().calendar().businessDay(now);
    }

    /** What can be asked for at a counter now. */
    Set<ServiceId> services(CounterId id) {
        return counters.desks().services(site(), id);
    }

    /** The rest of a rule, once the counter is known, open, and this person's. */
    public <T> Decision<T> at(CounterId id, PersonId person, BiFunction<Counter, CounterState, Decision<T>> rule) {
        Optional<Counter> counter = site().counter(id);
        if (counter.isEmpty()) return Refusals.decision("UNKNOWN_COUNTER");
        CounterState state = counters.counter(id);
        String label = counter.get().label();
        if (!state.isOpen()) return Refusals.decision("COUNTER_CLOSED", label);
        if (!person.equals(state.personId()))
            return Refusals.decision("NOT_YOUR_COUNTER", label, nameOf(state.personId()));
        return rule.apply(counter.get(), state);
    }

    /** As {@link #at}, with a visit in hand. */
    <T> Decision<T> inHand(CounterId id, PersonId person, BiFunction<Counter, Ticket, Decision<T>> rule) {
        return at(id, person, (counter, state) -> {
            VisitId visit = state.visitId();
            Optional<Ticket> ticket = visit == null ? Optional.empty() : tickets.ticket(visit);
            if (ticket.isEmpty()) return Refusals.decision("NO_VISIT");
            return rule.apply(counter, ticket.get());
        });
    }

    /** As {@link #inHand}, where the visitor can be called by a number. */
    <T> Decision<T> numberInHand(CounterId id, PersonId person, BiFunction<Counter, Ticket, Decision<T>> rule) {
        return inHand(
                id,
                person,
                (counter, ticket) ->
                        ticket.isWithoutNumber() ? Refusals.decision("NO_NUMBER") : rule.apply(counter, ticket));
    }

    /** The name, or "another officer" in both languages. */
    Object nameOf(@Nullable PersonId person) {
        String name = person == null ? null : names.nameOf(person);
        return name == null ? SOMEBODY.message() : name;
    }

    String label(CounterId id) {
        return site().counterLabel(id);
    }

    public String numberOf(VisitId visit) {
        return tickets.ticket(visit).map(ticket -> ticket.number().text()).orElse("?");
    }
}
