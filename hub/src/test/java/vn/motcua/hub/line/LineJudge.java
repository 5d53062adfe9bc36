package vn.motcua.hub.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.model.CallReason;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.VisitId;

/**
 * Judges the calls of a running hub: each against the slow reference, and all of them against what docs/queue.md lets people rely on,
 * counted by itself.
 */
public final class LineJudge {
    private static final int TAKEN_BACK_AT_MOST = 100;
    private final Map<VisitId, Wait> waits = new HashMap<>();
    private final Map<CounterId, Integer> openings = new HashMap<>();
    private final Deque<Counted> counted = new ArrayDeque<>();
    private int judged;

    /** One wait in the line, from when it was first seen there. */
    private static final class Wait {
        /** Calls of people who came later, though he might have been called there. */
        private int passes;
        /** Calls of people who came before him. */
        private int before;
        /** Runs that ended where he might not be called just then. */
        private int foreignTurns;
        /** Where he might be called, anew after each opening. */
        private final Set<String> seats = new HashSet<>();

        int allowed(int interleave) {
            return interleave * (before + foreignTurns + seats.size());
        }
    }

    /** What one call counted for those who wait, so that it can be taken back with the call. */
    private record Counted(long position, List<Wait> passes, List<Wait> before, List<Wait> foreignTurns) {}

    /** Calls judged so far. */
    public int judged() {
        return judged;
    }

    /** The counter begins its run anew. */
    public void opened(CounterId counter) {
        openings.merge(counter, 1, Integer::sum);
    }

    /** Whoever stands in no line any more begins a new wait when he does again. */
    public void left(VisitId visit) {
        waits.remove(visit);
    }

    /** The call never was. */
    public void takenBack(long position) {
        counted.stream().filter(one -> one.position == position).findFirst().ifPresent(one -> {
            one.passes.forEach(wait -> wait.passes--);
            one.before.forEach(wait -> wait.before--);
            one.foreignTurns.forEach(wait -> wait.foreignTurns--);
            counted.remove(one);
        });
    }

    /** Whether the rules find nobody exactly where nobody may come; empty if so. */
    public static String wrongNext(Seat seat, CounterMemory memory, Hall hall, List<Waiting> line) {
        boolean isFound = LineRules.next(seat, memory, hall, line).isPresent();
        List<String> mayCome = line.stream()
                .filter(one -> mayCome(one, seat, hall))
                .map(one -> one.number().text())
                .toList();
        return isFound == mayCome.isEmpty()
                ? seat.counter() + " may call " + mayCome + ", and is told " + (isFound ? "one" : "nobody")
                : "";
    }

    /**
     * What is wrong with a call about to be taken into the state; empty if nothing is.
     *
     * @param line everybody who waits, before the call
     * @param memory of the counter before the call
     */
    public String wrong(
            long position, TicketCalled call, Seat seat, Hall hall, CounterMemory memory, List<Waiting> line) {
        judged++;
        TicketCalled.Order order = call.order();
        if (order == null) return "a call without its order";
        if (order.reason() == CallReason.COMPANION) return "";
        SlowLine.Answer answer = new SlowLine(seat, hall, line).next(memory);
        if (order.reason() == CallReason.CHOSEN) return chosen(order, memory, answer);
        String said = order.reason() + " " + call.visitId() + " rule " + order.rule() + " run " + order.passed();
        if (answer == null) return "called " + said + ", where the reference finds nobody";
        String expected = answer.reason() + " " + answer.waiting().visitId() + " rule "
                + (answer.rule() < 0 ? null : answer.rule()) + " run " + answer.passed();
        if (!said.equals(expected)) return "called " + said + ", the reference " + expected;
        String broken = brokenPromise(answer, seat, hall, line);
        if (!broken.isEmpty()) return broken;
        boolean isPlain = seat.profile() == null
                && line.stream().allMatch(one -> due(one, seat, hall).isEmpty());
        return isPlain ? starving(position, answer, seat, hall, memory, line) : "";
    }

    private static String chosen(TicketCalled.Order order, CounterMemory memory, SlowLine.@Nullable Answer answer) {
        if (order.passed() != memory.passed()) return "a call by choice changed the run";
        TicketCalled.Next next = order.next();
        VisitId said = next == null ? null : next.visitId();
        VisitId expected = answer == null ? null : answer.waiting().visitId();
        return java.util.Objects.equals(said, expected)
                ? ""
                : "called by choice instead of " + said + ", the reference says " + expected;
    }

    private static boolean mayCome(Waiting one, Seat seat, Hall hall) {
        return seat.services().contains(one.service()) && one.isReady(hall.now()) && one.mayComeTo(seat);
    }

    /** A counter was free, and called: nobody whose time is up may stay behind anybody but those put first and those due before. */
    private static String brokenPromise(SlowLine.Answer called, Seat seat, Hall hall, List<Waiting> line) {
        if (called.reason() == CallReason.HELD) return "";
        Instant dueOfCalled = due(called.waiting(), seat, hall).orElse(Instant.MAX);
        for (Waiting one : line) {
            if (!mayCome(one, seat, hall)) continue;
            Instant due = due(one, seat, hall).orElse(Instant.MAX);
            if (!due.isAfter(hall.now()) && due.isBefore(dueOfCalled))
                return one.number().text() + " was due at " + due + ", and "
                        + called.waiting().number().text() + " is called at " + hall.now();
        }
        return "";
    }

    private static Optional<Instant> due(Waiting one, Seat seat, Hall hall) {
        Stream<Duration> own = Stream.of(
                        Optional.ofNullable(one.rank().callAtLatestAfter()),
                        Optional.ofNullable(hall.promises().get(one.service())))
                .flatMap(Optional::stream);
        Stream<Duration> here = seat.profile() == null
                ? Stream.empty()
                : seat.profile().rules().stream()
                        .filter(rule -> rule.callAtLatestAfter() != null && one.isOf(rule.take()))
                        .map(rule -> rule.callAtLatestAfter());
        return Stream.concat(own, here).min(Duration::compareTo).map(one.since()::plus);
    }

    /** At most k × (p + c), whatever else is done in the hall. */
    private String starving(
            long position, SlowLine.Answer answer, Seat seat, Hall hall, CounterMemory memory, List<Waiting> line) {
        Waiting called = answer.waiting();
        Counted now = new Counted(position, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        boolean isRunOver = memory.passed() > 0 && answer.passed() == 0;
        String at = seat.counter() + " " + openings.getOrDefault(seat.counter(), 0);
        String wrong = "";
        for (Waiting one : line) {
            if (one.visitId().equals(called.visitId())) continue;
            Wait wait = waits.computeIfAbsent(one.visitId(), visit -> new Wait());
            if (!mayCome(one, seat, hall)) {
                if (isRunOver) now.foreignTurns.add(wait);
                continue;
            }
            wait.seats.add(at);
            if (Waiting.BY_TIME.compare(called, one) < 0) now.before.add(wait);
            else if (answer.reason() != CallReason.HELD) now.passes.add(wait);
        }
        now.passes.forEach(wait -> wait.passes++);
        now.before.forEach(wait -> wait.before++);
        now.foreignTurns.forEach(wait -> wait.foreignTurns++);
        for (Wait wait : now.passes)
            if (wait.passes > wait.allowed(hall.interleave()))
                wrong = "passed by " + wait.passes + " who came later, allowed are " + wait.allowed(hall.interleave());
        counted.addLast(now);
        if (counted.size() > TAKEN_BACK_AT_MOST) counted.removeFirst();
        return wrong;
    }
}
