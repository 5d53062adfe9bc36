package vn.motcua.hub.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.hub.ticket.DayBook;
import vn.motcua.hub.ticket.Ticket;

/** What a supervisor must know of the lines and of counters that stand idle beside them. Pure: state and time are arguments. */
final class WorkloadRules {
    /** An officer tidies up and looks at the list before calling: shorter than this is no idleness. */
    static final Duration IDLE_AFTER = Duration.ofSeconds(60);

    /** Who comes now would wait more than so many times the target. */
    private static final int OVERLOAD = 2;

    private WorkloadRules() {}

    /** Figures of every service, in the order of the catalogue. */
    static List<Workload> lines(Site site, DayBook day, CounterBook counters, Duration target, Instant now) {
        Map<ServiceId, Called> called = called(day, target);
        List<Workload> lines = new ArrayList<>();
        for (Service service : site.services())
            lines.add(line(site, service, day, counters, called.getOrDefault(service.id(), Called.NONE), target, now));
        return lines;
    }

    /** Waits that ended with a call. */
    private record Called(int all, int inTime) {
        static final Called NONE = new Called(0, 0);

        Called and(boolean isInTime) {
            return new Called(all + 1, inTime + (isInTime ? 1 : 0));
        }
    }

    private static Map<ServiceId, Called> called(DayBook day, Duration target) {
        Map<ServiceId, Called> called = new LinkedHashMap<>();
        for (Ticket ticket : day.tickets()) {
            if (ticket.calledAt() == null) continue;
            boolean isInTime =
                    Duration.between(ticket.issuedAt(), ticket.calledAt()).compareTo(target) <= 0;
            called.merge(ticket.service(), Called.NONE.and(isInTime), (all, one) -> all.and(isInTime));
        }
        return called;
    }

    private static Workload line(
            Site site,
            Service service,
            DayBook day,
            CounterBook counters,
            Called called,
            Duration target,
            Instant now) {
        Collection<Ticket> waiting = day.waiting(service.id());
        Instant limit = now.minus(target);
        int late = (int) waiting.stream()
                .filter(ticket -> ticket.issuedAt().isBefore(limit))
                .count();
        List<CounterState> serving = counters.all().stream()
                .filter(CounterState::isOpen)
                .filter(state -> serves(site, state.counterId(), service.id()))
                .toList();
        int free =
                (int) serving.stream().filter(state -> state.visitId() == null).count();
        return new Workload(
                service.id(),
                waiting.size(),
                waiting.stream().map(Ticket::issuedAt).min(Instant::compareTo).orElse(null),
                late,
                serving.size(),
                free,
                called.all(),
                called.inTime(),
                trouble(waiting.size(), late, serving.size(), service, target));
    }

    private static Workload.Trouble trouble(int waiting, int late, int open, Service service, Duration target) {
        if (waiting == 0) return Workload.Trouble.NONE;
        if (open == 0) return Workload.Trouble.NOBODY_SERVES;
        if (late > 0) return Workload.Trouble.LATE;
        Duration ahead = Duration.ofMinutes((long) waiting * service.meanServiceMinutes() / open);
        return ahead.compareTo(target.multipliedBy(OVERLOAD)) > 0 ? Workload.Trouble.OVERLOADED : Workload.Trouble.NONE;
    }

    private static boolean serves(Site site, CounterId counter, ServiceId service) {
        return site.counter(counter)
                .filter(one -> one.services().contains(service))
                .isPresent();
    }

    /**
     * A counter's place beside the lines.
     *
     * @param waitingHere who could be called here
     * @param freeSince open and with nobody in hand since then; null otherwise
     * @param isIdle free for a while although somebody could be called
     */
    record Desk(
            CounterId counter, int waitingHere, @Nullable Instant freeSince, boolean isIdle) {}

    static List<Desk> desks(Site site, DayBook day, CounterBook counters, Instant now) {
        Map<CounterId, Instant> lastEnd = new LinkedHashMap<>();
        for (Ticket ticket : day.tickets())
            if (ticket.counter() != null && ticket.endedAt() != null)
                lastEnd.merge(ticket.counter(), ticket.endedAt(), WorkloadRules::later);
        List<Desk> desks = new ArrayList<>();
        for (Counter counter : site.counters()) desks.add(desk(counter, day, counters, lastEnd.get(counter.id()), now));
        return desks;
    }

    private static Desk desk(
            Counter counter, DayBook day, CounterBook counters, @Nullable Instant lastEnd, Instant now) {
        List<Ticket> here = counter.services().stream()
                .flatMap(service -> day.waiting(service).stream())
                .toList();
        CounterState state = counters.counter(counter.id());
        boolean isFree = state.isOpen() && state.visitId() == null;
        if (!isFree) return new Desk(counter.id(), here.size(), null, false);
        Instant opened = Objects.requireNonNullElse(state.openedAt(), Instant.EPOCH);
        Instant since = lastEnd == null ? opened : later(opened, lastEnd);
        boolean isCallable = here.stream().anyMatch(ticket -> ticket.isCallable(now));
        boolean isIdle = isCallable && !now.isBefore(since.plus(IDLE_AFTER));
        return new Desk(counter.id(), here.size(), since, isIdle);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
