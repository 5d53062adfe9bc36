package vn.motcua.hub.estimate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.LinePolicy;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.PriorityClass;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.WaitKind;
import vn.motcua.hub.counter.CounterState;
import vn.motcua.hub.counter.FloorLine;
import vn.motcua.hub.counter.FloorState;
import vn.motcua.hub.line.Place;
import vn.motcua.hub.line.Waiting;
import vn.motcua.hub.ticket.DayBook;
import vn.motcua.hub.ticket.Estimate;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;
import vn.motcua.hub.ticket.Waits;

/** The waits of today's line, by what was learned. One look ahead serves everybody until something moves. Writer thread. */
public final class WaitTimes implements Waits {
    /** So long a look ahead is good while nothing happens. */
    private static final Duration GOOD = Duration.ofSeconds(3);
    /** Of a line this long each look ahead serves a moment, whatever happens in it. */
    private static final int LONG_LINE = 300;

    /** For each thousand of them, at most {@link #GOOD}: a look ahead takes the longer the more there are, and says hours. */
    private static final Duration MOMENT = Duration.ofMillis(500);

    private static final VisitId NEWCOMER = new VisitId("00000000-0000-7000-8000-000000000000");
    private static final PersonId NOBODY = new PersonId("00000000-0000-7000-8000-000000000000");
    private static final SeriesId NO_SERIES = new SeriesId("none");

    private final FloorState floor;
    private final EstimateProjection state;
    private @Nullable Look last;

    public WaitTimes(FloorState floor, EstimateProjection state) {
        this.floor = floor;
        this.state = state;
    }

    /** A forecast and whose place is where in it. */
    private record Look(
            Forecast forecast,
            Map<VisitId, Integer> places,
            long version,
            LocalDate day,
            Instant at,
            Map<Comer, Estimate> comers) {
        boolean isLong() {
            return places.size() > LONG_LINE;
        }

        Duration moment() {
            Duration moment = MOMENT.multipliedBy(Math.max(1, places.size() / 1_000));
            return moment.compareTo(GOOD) < 0 ? moment : GOOD;
        }
    }

    /** Somebody of a class that is not the lowest, who comes now. */
    private record Comer(ServiceId service, Priority priority) {}

    @Override
    public Estimate newcomer(ServiceId service, Priority priority, Instant now) {
        LinePolicy policy = floor.site().line();
        PriorityClass rank = policy.of(priority);
        boolean isLowest = policy.classes().stream().allMatch(other -> other.weight() >= rank.weight());
        if (isLowest)
            return look(now).forecast.next(service, day(now).waiting(service).size());
        Look look = last;
        if (look == null || !look.isLong() || !isGood(look, now)) return played(service, rank, now);
        return look.comers.computeIfAbsent(new Comer(service, rank.code()), comer -> played(comer.service, rank, now));
    }

    /** With him in the line. */
    private Estimate played(ServiceId service, PriorityClass rank, Instant now) {
        Waiting who = new Waiting(
                NEWCOMER,
                new TicketNumber(NO_SERIES, 0, "-"),
                service,
                rank,
                now,
                now,
                WaitKind.WALK_IN,
                null,
                Place.NORMAL,
                now);
        Forecast.Floor more = floor(now).with(new Forecast.Stander(who, now));
        return forecast(more, now).at(more.placeOf(NEWCOMER), service);
    }

    @Override
    public Estimate of(Ticket ticket, Instant now) {
        int behind = Math.max(0, day(now).waiting(ticket.service()).size() - 1);
        boolean isOfToday = ticket.day().equals(floor.today(now));
        if (ticket.status() != TicketStatus.WAITING || !isOfToday) return Estimate.unknown(behind);
        Integer place = look(now).places.get(ticket.visitId());
        return place == null ? Estimate.unknown(behind) : look(now).forecast.at(place, ticket.service());
    }

    @Override
    public Duration length(Service service, Instant now) {
        long configured = Waits.super.length(service, now).toMillis();
        return Duration.ofMillis(state.learned().occupancy(service.id(), configured, now, now));
    }

    private DayBook day(Instant now) {
        return floor.tickets().day(floor.today(now));
    }

    private Look look(Instant now) {
        Look before = last;
        if (before != null && isGood(before, now)) return before;
        Forecast.Floor all = floor(now);
        Map<VisitId, Integer> places = new HashMap<>();
        for (Forecast.Stander one : all.line()) places.put(one.waiting().visitId(), places.size());
        Look look = new Look(forecast(all, now), places, state.version(), floor.today(now), now, new HashMap<>());
        last = look;
        return look;
    }

    private boolean isGood(Look look, Instant now) {
        Duration age = Duration.between(look.at, now).abs();
        if (!look.day.equals(floor.today(now))) return false;
        if (look.version == state.version()) return age.compareTo(GOOD) < 0;
        return look.isLong() && age.compareTo(look.moment()) < 0;
    }

    private Forecast.Floor floor(Instant now) {
        Site site = floor.site();
        List<Forecast.Stander> line = new ArrayList<>();
        // Both are in the order of issue.
        Iterator<Ticket> tickets = day(now).waiting().iterator();
        for (Waiting one : FloorLine.waiting(floor, now))
            line.add(new Forecast.Stander(one, tickets.next().standsSince()));
        Map<CounterId, Forecast.Chair> chairs = new HashMap<>();
        for (Counter counter : site.counters()) {
            if (floor.counters().desks().isLeftForLong(counter.id(), now)) continue;
            CounterState at = floor.counters().counter(counter.id());
            PersonId person = at.personId() == null ? NOBODY : at.personId();
            chairs.put(counter.id(), new Forecast.Chair(FloorLine.seat(floor, counter, person), at.memory()));
        }
        return new Forecast.Floor(line, FloorLine.hall(floor, now), chairs);
    }

    private Forecast forecast(Forecast.Floor all, Instant now) {
        return Forecast.of(floor.site(), state.learned(), state.model().seats(), all, now);
    }
}
