package vn.motcua.hub.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CallReason;
import vn.motcua.core.model.ProfileId;
import vn.motcua.core.model.WaitGroup;
import vn.motcua.core.model.WorkProfile;
import vn.motcua.core.model.WorkRule;

/** The lanes as one counter sees them: the same steps as {@link LineOrder}, over heads of lanes. Not thread-safe. */
final class LaneOrder {
    private final Seat seat;
    private final List<WorkRule> rules;
    private final boolean heldToo;
    /** Whose members may come here as far as holds go; also of services it does not serve. */
    private final List<Lanes.Lane> crowd = new ArrayList<>();
    /** Those of them it serves. */
    private final List<Lanes.Lane> mine = new ArrayList<>();

    /** @param heldToo also who waits for another counter */
    LaneOrder(Seat seat, Collection<Lanes.Lane> lanes, boolean heldToo) {
        this.seat = seat;
        this.heldToo = heldToo;
        WorkProfile profile = seat.profile();
        rules = profile == null ? List.of() : profile.rules();
        lanes.forEach(this::add);
    }

    void add(Lanes.Lane lane) {
        if (!heldToo && !lane.mayComeTo(seat)) return;
        crowd.add(lane);
        if (seat.services().contains(lane.service())) mine.add(lane);
    }

    /** The head of one lane, and why. */
    record Choice(
            Lanes.Lane lane, CallReason reason, @Nullable Integer rule, int use, CounterMemory memory) {
        Pick pick(Waiting head) {
            return new Pick(head, reason, rule, use, memory);
        }
    }

    Optional<Choice> next(CounterMemory memory, Hall hall) {
        Lanes.Lane first = earliest(mine, lane -> true);
        if (first == null) return Optional.empty();
        CounterMemory before = memory.under(profile());
        Lanes.Lane held = earliest(mine, lane -> lane.place() == Place.FIRST);
        if (held != null) return Optional.of(aside(held, CallReason.HELD, before));
        Lanes.Lane overdue = overdue(hall);
        if (overdue != null) return Optional.of(aside(overdue, CallReason.OVERDUE, before));
        Choice byRule = byRule(before, hall, first);
        return Optional.of(byRule != null ? byRule : inTurn(mine, null, CounterMemory.NO_RULE, before, hall, first));
    }

    private @Nullable ProfileId profile() {
        return seat.profile() == null ? null : seat.profile().id();
    }

    /** Of those lanes the one whose head came first; null if all are empty. */
    private static Lanes.@Nullable Lane earliest(List<Lanes.Lane> among, Predicate<Lanes.Lane> asked) {
        Lanes.Lane first = null;
        for (Lanes.Lane lane : among)
            if (lane.size() > 0 && asked.test(lane) && (first == null || lane.head() < first.head())) first = lane;
        return first;
    }

    /** Within a lane who came first is due first: its head speaks for all. */
    private Lanes.@Nullable Lane overdue(Hall hall) {
        Lanes.Lane longest = null;
        Instant earliest = Instant.MAX;
        for (Lanes.Lane lane : mine) {
            Duration cap = lane.size() == 0 ? null : cap(lane, hall);
            if (cap == null) continue;
            Instant due = lane.since().plus(cap);
            if (due.isAfter(hall.now())) continue;
            boolean isEarlier =
                    due.isBefore(earliest) || due.equals(earliest) && longest != null && lane.head() < longest.head();
            if (!isEarlier) continue;
            longest = lane;
            earliest = due;
        }
        return longest;
    }

    private @Nullable Duration cap(Lanes.Lane lane, Hall hall) {
        Duration cap = shorter(lane.promise(), hall.promises().get(lane.service()));
        for (WorkRule rule : rules) if (lane.isOf(rule.take())) cap = shorter(cap, rule.callAtLatestAfter());
        return cap;
    }

    private static @Nullable Duration shorter(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) return one == null ? other : one;
        return one.compareTo(other) <= 0 ? one : other;
    }

    private Choice aside(Lanes.Lane lane, CallReason reason, CounterMemory before) {
        return new Choice(
                lane,
                reason,
                null,
                CounterMemory.NO_RULE,
                before.after(profile(), before.passed(), CounterMemory.NO_RULE));
    }

    private @Nullable Choice byRule(CounterMemory before, Hall hall, Lanes.Lane first) {
        for (int i = 0; i < rules.size(); i++) {
            WorkRule rule = rules.get(i);
            List<Lanes.Lane> taken = mine.stream()
                    .filter(lane -> lane.size() > 0 && lane.isOf(rule.take()))
                    .toList();
            if (taken.isEmpty() || !holds(rule.when(), hall)) continue;
            boolean isAlone = people(taken) == people(mine);
            WorkRule.Ratio ratio = rule.ratio();
            boolean counts = ratio != null && !isAlone;
            if (ratio != null && counts && before.used(i, ratio.of() - 1) >= ratio.calls()) continue;
            return inTurn(taken, i, counts ? i : CounterMemory.NO_RULE, before, hall, first);
        }
        return null;
    }

    private static int people(List<Lanes.Lane> lanes) {
        int people = 0;
        for (Lanes.Lane lane : lanes) people += lane.size();
        return people;
    }

    private boolean holds(WorkRule.When when, Hall hall) {
        WorkRule.Crowd many = when.waiting();
        if (many != null && waitingOf(many.of()) < many.atLeast()) return false;
        WorkRule.LongWait wait = when.longestWait();
        if (wait != null && !isAnyWaiting(wait, hall)) return false;
        WorkRule.Window between = when.between();
        if (between != null && !between.holds(hall.time())) return false;
        WorkRule.FewCounters few = when.openCounters();
        return few == null || hall.openCounters().getOrDefault(few.service(), 0) <= few.atMost();
    }

    private int waitingOf(WaitGroup group) {
        int count = 0;
        for (Lanes.Lane lane : crowd) if (lane.size() > 0 && lane.isOf(group)) count += lane.size();
        return count;
    }

    private boolean isAnyWaiting(WorkRule.LongWait wait, Hall hall) {
        return crowd.stream()
                .anyMatch(lane -> lane.size() > 0
                        && lane.isOf(wait.of())
                        && !lane.since().plus(wait.atLeast()).isAfter(hall.now()));
    }

    private Choice inTurn(
            List<Lanes.Lane> among,
            @Nullable Integer rule,
            int use,
            CounterMemory before,
            Hall hall,
            Lanes.Lane firstOfAll) {
        Lanes.Lane first = firstOfAll;
        Lanes.Lane highest = null;
        int earliest = Integer.MAX_VALUE;
        for (Lanes.Lane lane : among) {
            if (lane.size() == 0) continue;
            if (lane.head() < earliest) {
                earliest = lane.head();
                first = lane;
            }
            if (highest == null
                    || lane.weight() > highest.weight()
                    || lane.weight() == highest.weight() && lane.head() < highest.head()) highest = lane;
        }
        // Who came first is not passed by one of his own class, however many lanes it has.
        boolean passes = highest != null && highest != first && highest.weight() > first.weight();
        boolean isTimesTurn = passes && before.passed() >= hall.interleave();
        Lanes.Lane called = passes && !isTimesTurn && highest != null ? highest : first;
        boolean endsRun = isTimesTurn || called == firstOfAll;
        int run = endsRun ? 0 : before.passed() + (passes ? 1 : 0);
        CallReason byClass = passes && !isTimesTurn ? CallReason.PRIORITY : CallReason.BY_TIME;
        return new Choice(
                called, rule == null ? byClass : CallReason.RULE, rule, use, before.after(profile(), run, use));
    }
}
