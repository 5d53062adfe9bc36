package vn.motcua.hub.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Contingent;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;

/** The tickets of one business day, found by visit, request and number. Writer thread. */
public final class DayBook {
    /** Who came first is served first; ties by number, so that the order is always the same. */
    public static final Comparator<Ticket> BY_ISSUE = Comparator.<Ticket, Instant>comparing(Ticket::waitsSince)
            .thenComparing(Ticket::issuedAt)
            .thenComparing(ticket -> ticket.number().series().value())
            .thenComparing(ticket -> ticket.number().value())
            .thenComparing(ticket -> ticket.visitId().value());

    private final Map<VisitId, Ticket> tickets = new LinkedHashMap<>();
    private final Map<RequestId, VisitId> requests = new HashMap<>();
    private final Map<NumberKey, Set<VisitId>> numbers = new HashMap<>();
    private final Map<SeriesId, Integer> highest = new HashMap<>();
    private final TreeSet<Ticket> waiting = new TreeSet<>(BY_ISSUE);
    /** The same line by service: boards, estimates and pages ask at every commit and must not walk the whole of it. */
    private final Map<ServiceId, TreeSet<Ticket>> perService = new HashMap<>();

    /** Everybody by what his number was taken for. */
    private final Map<ServiceId, Map<VisitId, Ticket>> asked = new HashMap<>();

    /** People who wait, where a ticket may be for several. */
    private final Map<ServiceId, Integer> people = new HashMap<>();

    /** Put aside until a time. */
    private final Map<VisitId, Instant> parkedUntil = new LinkedHashMap<>();

    /** Taken on a phone, and not there yet. */
    private final Map<VisitId, Ticket> remote = new LinkedHashMap<>();

    private final List<Watcher> watchers = new ArrayList<>();

    private int open;

    /** Hears of every change of a day's tickets, so as to keep a view of them without walking through all. */
    @FunctionalInterface
    public interface Watcher {
        /** @param before null for a ticket that is new */
        void moved(@Nullable Ticket before, Ticket after);
    }

    /** Until {@link #unwatch}. */
    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    public void unwatch(Watcher watcher) {
        watchers.remove(watcher);
    }

    private record NumberKey(SeriesId series, int value) {}

    void put(Ticket ticket) {
        Ticket before = tickets.put(ticket.visitId(), ticket);
        keep(before, ticket);
        for (Watcher watcher : watchers) watcher.moved(before, ticket);
    }

    private void keep(@Nullable Ticket before, Ticket ticket) {
        asked.computeIfAbsent(ticket.askedFor(), service -> new HashMap<>()).put(ticket.visitId(), ticket);
        if (before != null) {
            if (waiting.remove(before)) leaveLine(before);
            remote.remove(before.visitId());
            if (before.status().isOpen()) open--;
            if (before.number().equals(ticket.number()) && before.aliases().equals(ticket.aliases())) {
                if (ticket.status() == TicketStatus.NEVER_GIVEN) free(ticket);
                index(ticket);
                return;
            }
        }
        requests.putIfAbsent(ticket.requestId(), ticket.visitId());
        if (ticket.status() == TicketStatus.NEVER_GIVEN) return;
        name(ticket.number(), ticket.visitId());
        ticket.aliases().forEach(alias -> name(alias, ticket.visitId()));
        Integer value = ticket.hubValue();
        if (value != null) {
            SeriesId series = hubSeries(ticket, value);
            highest.merge(series, value, Math::max);
        }
        index(ticket);
    }

    private void index(Ticket ticket) {
        if (ticket.status() == TicketStatus.WAITING && waiting.add(ticket)) joinLine(ticket);
        if (ticket.status() == TicketStatus.REMOTE) remote.put(ticket.visitId(), ticket);
        if (ticket.status().isOpen()) open++;
        Standing standing = ticket.standing();
        Instant until = ticket.status() == TicketStatus.PARKED && standing != null ? standing.parkedUntil() : null;
        if (until == null) parkedUntil.remove(ticket.visitId());
        else parkedUntil.put(ticket.visitId(), until);
    }

    private void joinLine(Ticket ticket) {
        perService
                .computeIfAbsent(ticket.service(), service -> new TreeSet<>(BY_ISSUE))
                .add(ticket);
        people.merge(ticket.service(), ticket.people(), Integer::sum);
    }

    private void leaveLine(Ticket ticket) {
        TreeSet<Ticket> line = perService.get(ticket.service());
        if (line == null || !line.remove(ticket)) return;
        people.merge(ticket.service(), -ticket.people(), Integer::sum);
    }

    private static SeriesId hubSeries(Ticket ticket, int value) {
        return ticket.aliases().stream()
                .filter(alias -> alias.value() == value)
                .findFirst()
                .orElse(ticket.number())
                .series();
    }

    private void name(TicketNumber number, VisitId visit) {
        numbers.computeIfAbsent(new NumberKey(number.series(), number.value()), key -> new HashSet<>(2))
                .add(visit);
    }

    private void free(Ticket ticket) {
        Set<VisitId> bearers = numbers.get(
                new NumberKey(ticket.number().series(), ticket.number().value()));
        if (bearers != null) bearers.remove(ticket.visitId());
    }

    public Optional<Ticket> ticket(VisitId visit) {
        return Optional.ofNullable(tickets.get(visit));
    }

    public Optional<Ticket> ticket(RequestId request) {
        return Optional.ofNullable(requests.get(request)).map(tickets::get);
    }

    /** Whoever ever bore this number that day, aliases included; more than one only after a contradiction. */
    public Set<VisitId> bearers(SeriesId series, int value) {
        return Collections.unmodifiableSet(numbers.getOrDefault(new NumberKey(series, value), Set.of()));
    }

    /** As {@link #bearers}, but for numbers that were keyed in wrongly and taken out again. */
    List<Ticket> holders(SeriesId series, int value) {
        return bearers(series, value).stream()
                .map(tickets::get)
                .filter(ticket -> !ticket.status().isWithdrawn())
                .toList();
    }

    /** The highest number the hub allocated, or one that is below every range. */
    public int highestHubNumber(SeriesId series) {
        return highest.getOrDefault(series, -1);
    }

    /** Those who wait, in the order of issue. */
    public Collection<Ticket> waiting() {
        return Collections.unmodifiableSortedSet(waiting);
    }

    /** Those who wait for one service, in the order of issue. */
    public Collection<Ticket> waiting(ServiceId service) {
        TreeSet<Ticket> line = perService.get(service);
        return line == null ? List.of() : Collections.unmodifiableSortedSet(line);
    }

    /** How many people wait for one service: a ticket may be for several. */
    public int people(ServiceId service) {
        return people.getOrDefault(service, 0);
    }

    /** Numbers that count for a limit: taken for its services at its hours, and not given back. */
    int given(Contingent limit, OpeningCalendar calendar) {
        int given = 0;
        for (ServiceId service : limit.services())
            for (Ticket ticket : asked.getOrDefault(service, Map.of()).values())
                if (!ticket.isWithoutNumber()
                        && ticket.status() != TicketStatus.CANCELLED
                        && !ticket.status().isWithdrawn()
                        && limit.holds(calendar, calendar.local(ticket.issuedAt()))) given++;
        return given;
    }

    /** Those put aside whose time has come, the earliest first. */
    public List<Ticket> parkedOver(Instant now) {
        if (parkedUntil.isEmpty()) return List.of();
        return parkedUntil.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .sorted(Map.Entry.<VisitId, Instant>comparingByValue()
                        .thenComparing(entry -> entry.getKey().value()))
                .map(entry -> tickets.get(entry.getKey()))
                .toList();
    }

    /** Those who go together, in the order in which they came. */
    public List<Ticket> company(String company) {
        return tickets.values().stream()
                .filter(ticket -> company.equals(ticket.party().company()))
                .sorted(BY_ISSUE)
                .toList();
    }

    public Collection<Ticket> tickets() {
        return Collections.unmodifiableCollection(tickets.values());
    }

    /** Taken on a phone, and not there yet, in the order of taking. */
    Collection<Ticket> remote() {
        return Collections.unmodifiableCollection(remote.values());
    }

    boolean hasOpen() {
        return open > 0;
    }
}
