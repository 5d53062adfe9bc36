package vn.motcua.hub.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.hub.line.Hold;
import vn.motcua.hub.ticket.DayBook;
import vn.motcua.hub.ticket.Standing;
import vn.motcua.hub.ticket.Ticket;

/** What a supervisor must know of the lines and of counters that stand idle beside them. Pure: state and time are arguments. */
final class WorkloadRules {
    /** An officer tidies up and looks at the list before calling: shorter than this is no idleness. */
    static final Duration IDLE_AFTER = Duration.ofSeconds(60);

    /** Who comes now would wait more than so many times the target. */
    private static final int OVERLOAD = 2;

    private WorkloadRules() {}

    /**
     * Figures of every service, in the order of the catalogue.
     *
     * @param tally of that day
     */
    static List<Workload> lines(Site site, DayBook day, CounterBook counters, CalledTally tally, Instant now) {
        List<Workload> lines = new ArrayList<>();
        for (Service service : site.services())
            lines.add(line(site, service, day, counters, tally.called(service.id()), tally.target(), now));
        return lines;
    }

    private static Workload line(
            Site site,
            Service service,
            DayBook day,
            CounterBook counters,
            CalledTally.Called called,
            Duration target,
            Instant now) {
        Collection<Ticket> waiting = day.waiting(service.id());
        Instant limit = now.minus(target);
        int late = (int) waiting.stream()
                .filter(ticket -> ticket.standsSince().isBefore(limit))
                .count();
        List<CounterState> serving = counters.all().stream()
                .filter(state -> state.isOpen() && !counters.desks().isPaused(state.counterId()))
                .filter(state ->
                        counters.desks().services(site, state.counterId()).contains(service.id()))
                .toList();
        int free =
                (int) serving.stream().filter(state -> state.visitId() == null).count();
        return new Workload(
                service.id(),
                waiting.size(),
                waiting.stream()
                        .map(Ticket::standsSince)
                        .min(Instant::compareTo)
                        .orElse(null),
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
        Map<ServiceId, Line> lines = new HashMap<>();
        List<Desk> desks = new ArrayList<>();
        for (Counter counter : site.counters()) {
            List<Line> here = new ArrayList<>();
            for (ServiceId service : counters.desks().services(site, counter.id()))
                here.add(lines.computeIfAbsent(service, key -> Line.of(day.waiting(key), now)));
            desks.add(desk(site, counter, here, counters, now));
        }
        return desks;
    }

    /**
     * Who waits for one service, as every counter sees it.
     *
     * @param anywhere so many who were sent to no counter and no person
     * @param isAnyCallable of those
     * @param sent to a counter or a person
     */
    private record Line(int anywhere, boolean isAnyCallable, List<Ticket> sent) {
        static Line of(Collection<Ticket> waiting, Instant now) {
            List<Ticket> sent = new ArrayList<>();
            boolean isAnyCallable = false;
            for (Ticket ticket : waiting) {
                Standing standing = ticket.standing();
                if (standing != null && (standing.counter() != null || standing.person() != null)) sent.add(ticket);
                else isAnyCallable = isAnyCallable || isCallable(ticket, now);
            }
            return new Line(waiting.size() - sent.size(), isAnyCallable, sent);
        }
    }

    private static boolean isCallable(Ticket ticket, Instant now) {
        return ticket.isInHand(now) && !ticket.callableFrom().isAfter(now);
    }

    private static Desk desk(Site site, Counter counter, List<Line> lines, CounterBook counters, Instant now) {
        CounterState state = counters.counter(counter.id());
        int here = 0;
        boolean isAnyCallable = false;
        for (Line line : lines) {
            here += line.anywhere();
            isAnyCallable |= line.isAnyCallable();
            for (Ticket ticket : line.sent()) {
                if (!mayCome(site, counters, state, ticket)) continue;
                here++;
                isAnyCallable |= isCallable(ticket, now);
            }
        }
        boolean isFree =
                state.isOpen() && state.visitId() == null && !counters.desks().isPaused(counter.id());
        if (!isFree) return new Desk(counter.id(), here, null, false);
        Instant since = Objects.requireNonNullElse(counters.freeSince(counter.id()), Instant.EPOCH);
        boolean isIdle = isAnyCallable && !now.isBefore(since.plus(IDLE_AFTER));
        return new Desk(counter.id(), here, since, isIdle);
    }

    /** Not sent to another counter or person that is there for him. */
    private static boolean mayCome(Site site, CounterBook counters, CounterState state, Ticket ticket) {
        Standing standing = ticket.standing();
        Hold hold = standing == null ? null : SendOnRules.hold(site, counters, standing, ticket.service());
        return hold == null
                || state.counterId().equals(hold.counter())
                || hold.person() != null && hold.person().equals(state.personId());
    }
}
