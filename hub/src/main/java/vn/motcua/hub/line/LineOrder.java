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

/** The line as one counter sees it at one moment. Pure, but for being used up by {@link #list}. Not thread-safe. */
final class LineOrder {
    private final Seat seat;
    private final Hall hall;
    private final List<WorkRule> rules;
    /** Who may come now, to this counter as far as holds go; also those it does not serve. */
    private final List<Waiting> crowd = new ArrayList<>();
    /** Those of them it serves, by time. */
    private final List<Waiting> candidates;

    /** Who waits since later can only be due by his class or by a rule. */
    private final Instant promisedBefore;

    private boolean isAnyFirst;
    private boolean isAnyDue;

    LineOrder(Seat seat, Hall hall, Collection<Waiting> waiting) {
        this.seat = seat;
        this.hall = hall;
        WorkProfile profile = seat.profile();
        rules = profile == null ? List.of() : profile.rules();
        promisedBefore = promisedBefore(hall);
        candidates = new ArrayList<>(waiting.size());
        boolean isSorted = true;
        Waiting last = null;
        for (Waiting one : waiting) {
            if (!one.isReady(hall.now()) || !one.mayComeTo(seat)) continue;
            // Only rules look at it.
            if (!rules.isEmpty()) crowd.add(one);
            if (!seat.services().contains(one.service())) continue;
            candidates.add(one);
            isSorted &= last == null || Waiting.BY_TIME.compare(last, one) <= 0;
            last = one;
            isAnyFirst |= one.place() == Place.FIRST;
            isAnyDue = isAnyDue || mayBeDue(one) && isDue(due(one));
        }
        if (!isSorted) candidates.sort(Waiting.BY_TIME);
    }

    /** In a long line nearly everybody came too lately for any promise. */
    private boolean mayBeDue(Waiting one) {
        return !rules.isEmpty()
                || one.rank().callAtLatestAfter() != null
                || !one.since().isAfter(promisedBefore);
    }

    private static Instant promisedBefore(Hall hall) {
        return hall.promises().values().stream()
                .min(Duration::compareTo)
                .map(hall.now()::minus)
                .orElse(Instant.MIN);
    }

    private boolean isDue(@Nullable Instant due) {
        return due != null && !due.isAfter(hall.now());
    }

    /** When a promise to him is broken; null without a promise. */
    private @Nullable Instant due(Waiting one) {
        Duration cap = shorter(one.rank().callAtLatestAfter(), hall.promises().get(one.service()));
        for (WorkRule rule : rules) if (one.isOf(rule.take())) cap = shorter(cap, rule.callAtLatestAfter());
        return cap == null ? null : one.since().plus(cap);
    }

    private static @Nullable Duration shorter(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) return one == null ? other : one;
        return one.compareTo(other) <= 0 ? one : other;
    }

    List<Pick> list(CounterMemory memory, int limit) {
        List<Pick> order = new ArrayList<>();
        CounterMemory now = memory;
        while (order.size() < limit) {
            Optional<Pick> next = next(now);
            if (next.isEmpty()) break;
            Waiting gone = next.get().waiting();
            order.add(next.get());
            now = next.get().memory();
            if (!rules.isEmpty()) crowd.removeIf(one -> one == gone);
            candidates.removeIf(one -> one == gone);
        }
        return order;
    }

    Optional<Pick> next(CounterMemory memory) {
        if (candidates.isEmpty()) return Optional.empty();
        CounterMemory before = memory.under(profile());
        return heldFirst(before)
                .or(() -> overdue(before))
                .or(() -> byRule(before))
                .or(() -> Optional.of(inTurn(candidates, null, CounterMemory.NO_RULE, before)));
    }

    private @Nullable ProfileId profile() {
        return seat.profile() == null ? null : seat.profile().id();
    }

    private Optional<Pick> heldFirst(CounterMemory before) {
        if (!isAnyFirst) return Optional.empty();
        return candidates.stream()
                .filter(one -> one.place() == Place.FIRST)
                .findFirst()
                .map(one -> aside(one, CallReason.HELD, before));
    }

    private Optional<Pick> overdue(CounterMemory before) {
        if (!isAnyDue) return Optional.empty();
        Waiting longest = null;
        Instant first = Instant.MAX;
        for (Waiting one : candidates) {
            Instant due = due(one);
            if (due == null || due.isAfter(hall.now()) || !due.isBefore(first)) continue;
            longest = one;
            first = due;
        }
        return longest == null ? Optional.empty() : Optional.of(aside(longest, CallReason.OVERDUE, before));
    }

    /** A call the classes have no part in: it neither lengthens nor ends the run of those that passed somebody. */
    private Pick aside(Waiting one, CallReason reason, CounterMemory before) {
        return new Pick(
                one,
                reason,
                null,
                CounterMemory.NO_RULE,
                before.after(profile(), before.passed(), CounterMemory.NO_RULE));
    }

    private Optional<Pick> byRule(CounterMemory before) {
        for (int i = 0; i < rules.size(); i++) {
            WorkRule rule = rules.get(i);
            List<Waiting> taken =
                    candidates.stream().filter(one -> one.isOf(rule.take())).toList();
            if (taken.isEmpty() || !holds(rule.when())) continue;
            boolean isAlone = taken.size() == candidates.size();
            WorkRule.Ratio ratio = rule.ratio();
            boolean counts = ratio != null && !isAlone;
            if (ratio != null && counts && before.used(i, ratio.of() - 1) >= ratio.calls()) continue;
            return Optional.of(inTurn(taken, i, counts ? i : CounterMemory.NO_RULE, before));
        }
        return Optional.empty();
    }

    private boolean holds(WorkRule.When when) {
        WorkRule.Crowd many = when.waiting();
        if (many != null && !isCrowd(many)) return false;
        WorkRule.LongWait wait = when.longestWait();
        if (wait != null
                && !anybody(wait.of(), one -> !one.since().plus(wait.atLeast()).isAfter(hall.now()))) return false;
        WorkRule.Window between = when.between();
        if (between != null && !between.holds(hall.time())) return false;
        WorkRule.FewCounters few = when.openCounters();
        return few == null || hall.openCounters().getOrDefault(few.service(), 0) <= few.atMost();
    }

    private boolean isCrowd(WorkRule.Crowd many) {
        int count = 0;
        for (Waiting one : crowd) if (one.isOf(many.of()) && ++count >= many.atLeast()) return true;
        return false;
    }

    private boolean anybody(WaitGroup group, Predicate<Waiting> asked) {
        return crowd.stream().anyMatch(one -> one.isOf(group) && asked.test(one));
    }

    /** The highest class first; but whoever came first, once k calls in a row have passed somebody like him. */
    private Pick inTurn(List<Waiting> among, @Nullable Integer rule, int use, CounterMemory before) {
        Waiting first = among.get(0);
        Waiting highest = first;
        for (Waiting one : among) if (one.rank().weight() > highest.rank().weight()) highest = one;
        boolean passes = highest != first;
        boolean isTimesTurn = passes && before.passed() >= hall.interleave();
        Waiting called = isTimesTurn ? first : highest;
        boolean endsRun = isTimesTurn || called == candidates.get(0);
        int run = endsRun ? 0 : before.passed() + (passes ? 1 : 0);
        CallReason byClass = passes && !isTimesTurn ? CallReason.PRIORITY : CallReason.BY_TIME;
        return new Pick(called, rule == null ? byClass : CallReason.RULE, rule, use, before.after(profile(), run, use));
    }
}
