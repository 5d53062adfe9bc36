package vn.motcua.hub.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
    private final List<Candidate> candidates = new ArrayList<>();

    private boolean isAnyFirst;
    private boolean isAnyDue;

    /** @param due when a promise to him is broken; null without a promise */
    private record Candidate(Waiting waiting, @Nullable Instant due) {
        int weight() {
            return waiting.rank().weight();
        }
    }

    LineOrder(Seat seat, Hall hall, Collection<Waiting> waiting) {
        this.seat = seat;
        this.hall = hall;
        WorkProfile profile = seat.profile();
        rules = profile == null ? List.of() : profile.rules();
        boolean isSorted = true;
        Waiting last = null;
        for (Waiting one : waiting) {
            if (!one.isReady(hall.now()) || !one.mayComeTo(seat)) continue;
            // Only rules look at it.
            if (!rules.isEmpty()) crowd.add(one);
            if (!seat.services().contains(one.service())) continue;
            Instant due = due(one);
            candidates.add(new Candidate(one, due));
            isSorted &= last == null || Waiting.BY_TIME.compare(last, one) <= 0;
            last = one;
            isAnyFirst |= one.place() == Place.FIRST;
            isAnyDue |= due != null && !due.isAfter(hall.now());
        }
        if (!isSorted) candidates.sort(Comparator.comparing(Candidate::waiting, Waiting.BY_TIME));
    }

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
            candidates.removeIf(one -> one.waiting() == gone);
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
                .filter(one -> one.waiting().place() == Place.FIRST)
                .findFirst()
                .map(one -> aside(one, CallReason.HELD, before));
    }

    private Optional<Pick> overdue(CounterMemory before) {
        if (!isAnyDue) return Optional.empty();
        Candidate longest = null;
        for (Candidate one : candidates) {
            if (one.due() == null || one.due().isAfter(hall.now())) continue;
            if (longest == null || longest.due() == null || one.due().isBefore(longest.due())) longest = one;
        }
        return longest == null ? Optional.empty() : Optional.of(aside(longest, CallReason.OVERDUE, before));
    }

    /** A call the classes have no part in: it neither lengthens nor ends the run of those that passed somebody. */
    private Pick aside(Candidate one, CallReason reason, CounterMemory before) {
        return new Pick(
                one.waiting(),
                reason,
                null,
                CounterMemory.NO_RULE,
                before.after(profile(), before.passed(), CounterMemory.NO_RULE));
    }

    private Optional<Pick> byRule(CounterMemory before) {
        for (int i = 0; i < rules.size(); i++) {
            WorkRule rule = rules.get(i);
            List<Candidate> taken = candidates.stream()
                    .filter(one -> one.waiting().isOf(rule.take()))
                    .toList();
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
    private Pick inTurn(List<Candidate> among, @Nullable Integer rule, int use, CounterMemory before) {
        Candidate first = among.get(0);
        Candidate highest = first;
        for (Candidate one : among) if (one.weight() > highest.weight()) highest = one;
        boolean passes = !highest.equals(first);
        boolean isTimesTurn = passes && before.passed() >= hall.interleave();
        Candidate called = isTimesTurn ? first : highest;
        boolean endsRun = isTimesTurn || called.equals(candidates.get(0));
        int run = endsRun ? 0 : before.passed() + (passes ? 1 : 0);
        CallReason byClass = passes && !isTimesTurn ? CallReason.PRIORITY : CallReason.BY_TIME;
        return new Pick(
                called.waiting(),
                rule == null ? byClass : CallReason.RULE,
                rule,
                use,
                before.after(profile(), run, use));
    }
}
