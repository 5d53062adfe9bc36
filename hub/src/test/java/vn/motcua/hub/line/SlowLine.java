package vn.motcua.hub.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CallReason;
import vn.motcua.core.model.PriorityClass;
import vn.motcua.core.model.ProfileId;
import vn.motcua.core.model.WaitGroup;
import vn.motcua.core.model.WorkRule;

/**
 * The order of docs/queue.md once more, written from its sentences, slowly: everybody is held against everybody. It shares the records
 * with the rules it judges and not one function.
 */
final class SlowLine {
    private final Seat seat;
    private final Hall hall;
    private final List<Waiting> line;

    SlowLine(Seat seat, Hall hall, List<Waiting> line) {
        this.seat = seat;
        this.hall = hall;
        this.line = List.copyOf(line);
    }

    /** Whom, why, and what the counter knows afterwards. */
    record Answer(Waiting waiting, CallReason reason, int rule, int passed, List<Integer> uses) {}

    @Nullable
    Answer next(CounterMemory memory) {
        ProfileId profile = seat.profile() == null ? null : seat.profile().id();
        boolean isSameProfile = profile != null && profile.equals(memory.profile());
        List<Integer> uses = isSameProfile ? memory.uses() : List.of();
        List<Waiting> here = new ArrayList<>();
        for (Waiting one : line) if (mayBeCalledHere(one)) here.add(one);
        if (here.isEmpty()) return null;

        // Put first, the earliest of them.
        for (Waiting one : here) {
            if (one.place() != Place.FIRST) continue;
            boolean isEarliest = true;
            for (Waiting other : here)
                if (other.place() == Place.FIRST && other != one && isEarlier(other, one)) isEarliest = false;
            if (isEarliest) return new Answer(one, CallReason.HELD, -1, memory.passed(), more(profile, uses, -1));
        }
        // A promise about to be broken, or broken: the longest overdue.
        for (Waiting one : here) {
            if (!isOverdue(one)) continue;
            boolean isLongest = true;
            for (Waiting other : here) {
                if (other == one || !isOverdue(other)) continue;
                int before = promisedBy(other).compareTo(promisedBy(one));
                if (before < 0 || (before == 0 && isEarlier(other, one))) isLongest = false;
            }
            if (isLongest) return new Answer(one, CallReason.OVERDUE, -1, memory.passed(), more(profile, uses, -1));
        }
        // The first rule that holds, has somebody, and is within its ratio.
        if (seat.profile() != null) {
            for (int i = 0; i < seat.profile().rules().size(); i++) {
                WorkRule rule = seat.profile().rules().get(i);
                List<Waiting> taken = new ArrayList<>();
                for (Waiting one : here) if (isOf(one, rule.take())) taken.add(one);
                if (taken.isEmpty() || !holds(rule.when())) continue;
                boolean othersWait = taken.size() < here.size();
                if (rule.ratio() != null
                        && othersWait
                        && usedLately(uses, i, rule.ratio()) >= rule.ratio().calls()) continue;
                int use = rule.ratio() != null && othersWait ? i : -1;
                return byClass(taken, here, memory.passed(), profile, uses, use, i);
            }
        }
        return byClass(here, here, memory.passed(), profile, uses, -1, -1);
    }

    private Answer byClass(
            List<Waiting> among,
            List<Waiting> here,
            int passed,
            @Nullable ProfileId profile,
            List<Integer> uses,
            int use,
            int rule) {
        Waiting earliest = earliest(among);
        Waiting best = earliest;
        for (Waiting one : among) {
            boolean isBetter = true;
            for (Waiting other : among) {
                if (other == one) continue;
                if (other.rank().weight() > one.rank().weight()) isBetter = false;
                if (other.rank().weight() == one.rank().weight() && isEarlier(other, one)) isBetter = false;
            }
            if (isBetter) best = one;
        }
        boolean somebodyIsPassed = false;
        for (Waiting other : among)
            if (other.rank().weight() < best.rank().weight() && isEarlier(other, best)) somebodyIsPassed = true;
        Waiting called = best;
        int run = passed;
        CallReason reason = CallReason.BY_TIME;
        if (somebodyIsPassed && passed >= hall.interleave()) {
            called = earliest;
            run = 0;
        } else if (somebodyIsPassed) {
            run = passed + 1;
            reason = CallReason.PRIORITY;
        }
        if (called == earliest(here)) run = 0;
        return new Answer(called, rule < 0 ? reason : CallReason.RULE, rule, run, more(profile, uses, use));
    }

    private boolean mayBeCalledHere(Waiting one) {
        return seat.services().contains(one.service()) && isThere(one);
    }

    /** His time has come, and he waits for nobody else. */
    private boolean isThere(Waiting one) {
        if (hall.now().isBefore(one.notBefore())) return false;
        Hold hold = one.heldFor();
        if (hold == null) return true;
        return hold.counter() != null
                ? hold.counter().equals(seat.counter())
                : seat.person().equals(hold.person());
    }

    private boolean isOverdue(Waiting one) {
        Instant promised = promisedBy(one);
        return promised != null && promised.compareTo(hall.now()) <= 0;
    }

    private @Nullable Instant promisedBy(Waiting one) {
        List<Duration> caps = new ArrayList<>();
        PriorityClass rank = one.rank();
        if (rank.callAtLatestAfter() != null) caps.add(rank.callAtLatestAfter());
        if (hall.promises().containsKey(one.service())) caps.add(hall.promises().get(one.service()));
        if (seat.profile() != null)
            for (WorkRule rule : seat.profile().rules())
                if (rule.callAtLatestAfter() != null && isOf(one, rule.take())) caps.add(rule.callAtLatestAfter());
        Instant promised = null;
        for (Duration cap : caps) {
            Instant at = one.since().plus(cap);
            if (promised == null || at.isBefore(promised)) promised = at;
        }
        return promised;
    }

    private boolean holds(WorkRule.When when) {
        if (when.waiting() != null) {
            int count = 0;
            for (Waiting one : line)
                if (isThere(one) && isOf(one, when.waiting().of())) count++;
            if (count < when.waiting().atLeast()) return false;
        }
        if (when.longestWait() != null) {
            Duration longest = Duration.ofDays(-1);
            for (Waiting one : line) {
                if (!isThere(one) || !isOf(one, when.longestWait().of())) continue;
                Duration wait = Duration.between(one.since(), hall.now());
                if (wait.compareTo(longest) > 0) longest = wait;
            }
            if (longest.compareTo(when.longestWait().atLeast()) < 0) return false;
        }
        if (when.between() != null) {
            int minute = hall.time().toSecondOfDay();
            if (minute < when.between().from().toSecondOfDay()) return false;
            if (minute >= when.between().to().toSecondOfDay()) return false;
        }
        if (when.openCounters() == null) return true;
        Integer open = hall.openCounters().get(when.openCounters().service());
        return (open == null ? 0 : open) <= when.openCounters().atMost();
    }

    private static int usedLately(List<Integer> uses, int rule, WorkRule.Ratio ratio) {
        int count = 0;
        for (int back = 1; back < ratio.of() && back <= uses.size(); back++)
            if (uses.get(uses.size() - back) == rule) count++;
        return count;
    }

    private static List<Integer> more(@Nullable ProfileId profile, List<Integer> uses, int use) {
        if (profile == null) return List.of();
        List<Integer> all = new ArrayList<>(uses);
        all.add(use);
        while (all.size() > 19) all.remove(0);
        return all;
    }

    private static boolean isOf(Waiting one, WaitGroup group) {
        if (!group.services().isEmpty() && !group.services().contains(one.service())) return false;
        if (!group.classes().isEmpty() && !group.classes().contains(one.rank().code())) return false;
        return group.kinds().isEmpty() || group.kinds().contains(one.kind());
    }

    private static Waiting earliest(List<Waiting> among) {
        Waiting first = among.get(0);
        for (Waiting one : among) if (isEarlier(one, first)) first = one;
        return first;
    }

    private static boolean isEarlier(Waiting one, Waiting other) {
        if (!one.since().equals(other.since())) return one.since().isBefore(other.since());
        if (!one.issuedAt().equals(other.issuedAt())) return one.issuedAt().isBefore(other.issuedAt());
        int series =
                one.number().series().value().compareTo(other.number().series().value());
        if (series != 0) return series < 0;
        if (one.number().value() != other.number().value())
            return one.number().value() < other.number().value();
        return one.visitId().value().compareTo(other.visitId().value()) < 0;
    }
}
