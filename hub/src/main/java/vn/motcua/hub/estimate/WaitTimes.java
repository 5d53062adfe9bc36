package vn.motcua.hub.estimate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
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

    private static final Duration MOMENT = Duration.ofMillis(500);

    private final Supplier<Site> site;
    private final EstimateProjection state;
    private @Nullable Look last;

    public WaitTimes(Supplier<Site> site, EstimateProjection state) {
        this.site = site;
        this.state = state;
    }

    /** A forecast and whose place is where in it. */
    private record Look(Forecast forecast, Map<VisitId, Integer> places, long version, LocalDate day, Instant at) {}

    @Override
    public Estimate newcomer(ServiceId service, Priority priority, Instant now) {
        DayBook day = day(now);
        int ahead = day.ahead(service, priority);
        if (priority.equals(Priority.NORMAL)) return look(now).forecast.next(service, ahead);
        List<Forecast.Waiting> line = line(day, new HashMap<>());
        line.add(new Forecast.Waiting(service, true, now));
        return forecast(line, now).at(line.size() - 1, service, ahead);
    }

    @Override
    public Estimate of(Ticket ticket, Instant now) {
        DayBook day = day(now);
        int ahead = day.ahead(ticket);
        boolean isOfToday = ticket.day().equals(site.get().calendar().businessDay(now));
        if (ticket.status() != TicketStatus.WAITING || !isOfToday) return Estimate.unknown(ahead);
        Integer place = look(now).places.get(ticket.visitId());
        return place == null ? Estimate.unknown(ahead) : look(now).forecast.at(place, ticket.service(), ahead);
    }

    private DayBook day(Instant now) {
        return state.tickets().day(site.get().calendar().businessDay(now));
    }

    private Look look(Instant now) {
        Look before = last;
        if (before != null && isGood(before, now)) return before;
        Map<VisitId, Integer> places = new HashMap<>();
        Forecast forecast = forecast(line(day(now), places), now);
        LocalDate day = site.get().calendar().businessDay(now);
        Look look = new Look(forecast, places, state.version(), day, now);
        last = look;
        return look;
    }

    private boolean isGood(Look look, Instant now) {
        Duration age = Duration.between(look.at, now).abs();
        if (!look.day.equals(site.get().calendar().businessDay(now))) return false;
        if (look.version == state.version()) return age.compareTo(GOOD) < 0;
        return look.places.size() > LONG_LINE && age.compareTo(MOMENT) < 0;
    }

    private static List<Forecast.Waiting> line(DayBook day, Map<VisitId, Integer> places) {
        List<Forecast.Waiting> line = new ArrayList<>(day.waiting().size() + 1);
        for (Ticket ticket : day.waiting()) {
            places.put(ticket.visitId(), line.size());
            line.add(new Forecast.Waiting(
                    ticket.service(), !ticket.priority().equals(Priority.NORMAL), ticket.standsSince()));
        }
        return line;
    }

    private Forecast forecast(List<Forecast.Waiting> line, Instant now) {
        return Forecast.of(site.get(), state.learned(), state.model().seats(), line, now);
    }
}
