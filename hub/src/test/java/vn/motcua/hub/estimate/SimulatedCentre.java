package vn.motcua.hub.estimate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;

/**
 * A centre lived through event by event: people come, counters open, call, serve, wander off and close. Knows nothing of the model it
 * judges; tells a {@link Watcher} what a hub would see.
 */
final class SimulatedCentre {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;

    private final Habits habits;
    private final Random random;
    private final Watcher watcher;
    private final PriorityQueue<Happening> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Happening::at).thenComparingLong(Happening::order));
    private final List<Visitor> waiting = new ArrayList<>();
    private final Map<CounterId, Desk> desks = new HashMap<>();
    private long order;
    private int visits;

    /** How a centre lives. Times of a day in minutes after midnight of the site's zone. */
    interface Habits {
        Site site();

        List<Arrival> arrivals(LocalDate day, Random random);

        /** When a counter is attended on a day. */
        List<Shift> shifts(LocalDate day, Counter counter, Random random);

        double serviceMinutes(LocalDate day, ServiceId service, int minuteOfDay, Random random);

        double changeOverMinutes(Random random);

        /** Minutes the officer is away after a visit, mostly 0. */
        double wanderMinutes(Random random);
    }

    record Arrival(double minute, ServiceId service, boolean isPriority, boolean staysAway) {}

    record Shift(double from, double to) {}

    record Visitor(VisitId visit, Arrival arrival, Instant at) {}

    /** What a hub sees. */
    interface Watcher {
        void opened(CounterId counter, Instant at);

        void closed(CounterId counter, Instant at);

        /** @param waiting who waits already, in the order of issue */
        void issued(Visitor visitor, List<Visitor> waiting);

        void called(CounterId counter, Visitor visitor, Instant at);

        void ended(CounterId counter, Visitor visitor, boolean came, Instant at);

        void dropped(Visitor visitor);
    }

    private record Happening(long at, long order, Runnable what) {}

    /** A counter. */
    private static final class Desk {
        final Counter counter;
        boolean isOpen;
        boolean isBusy;
        long leaveAt = Long.MAX_VALUE;
        int priorityRun;

        Desk(Counter counter) {
            this.counter = counter;
        }
    }

    SimulatedCentre(Habits habits, long seed, Watcher watcher) {
        this.habits = habits;
        this.random = new Random(seed);
        this.watcher = watcher;
        for (Counter counter : habits.site().counters()) desks.put(counter.id(), new Desk(counter));
    }

    void live(LocalDate day) {
        long midnight =
                day.atStartOfDay(habits.site().calendar().zone()).toInstant().toEpochMilli();
        for (Arrival arrival : habits.arrivals(day, random))
            at(midnight + Math.round(arrival.minute * MINUTE), now -> arrive(arrival, now, day));
        for (Counter counter : habits.site().counters()) {
            Desk desk = desks.get(counter.id());
            List<Shift> shifts = habits.shifts(day, counter, random);
            for (int i = 0; i < shifts.size(); i++) {
                boolean isLast = i == shifts.size() - 1;
                long leave = midnight + Math.round(shifts.get(i).to * MINUTE);
                at(midnight + Math.round(shifts.get(i).from * MINUTE), now -> open(desk, now, day));
                at(leave, now -> leave(desk, now, isLast));
            }
        }
        while (!agenda.isEmpty()) agenda.remove().what.run();
        for (Visitor left : waiting) watcher.dropped(left);
        waiting.clear();
    }

    /** Something that happens at a time. */
    private interface Step {
        void at(long now);
    }

    private void at(long when, Step step) {
        agenda.add(new Happening(when, order++, () -> step.at(when)));
    }

    private void arrive(Arrival arrival, long now, LocalDate day) {
        Instant at = Instant.ofEpochMilli(now);
        Visitor visitor =
                new Visitor(new VisitId(String.format("00000000-0000-7000-8000-%012d", ++visits)), arrival, at);
        watcher.issued(visitor, List.copyOf(waiting));
        waiting.add(visitor);
        for (Counter counter : habits.site().counters()) {
            Desk desk = desks.get(counter.id());
            if (!desk.isOpen || desk.isBusy || !counter.services().contains(arrival.service)) continue;
            at(now + 12 * SECOND, then -> call(desk, then, day));
            return;
        }
    }

    private void open(Desk desk, long now, LocalDate day) {
        desk.isOpen = true;
        desk.leaveAt = Long.MAX_VALUE;
        watcher.opened(desk.counter.id(), Instant.ofEpochMilli(now));
        at(now + 20 * SECOND, then -> call(desk, then, day));
    }

    private void leave(Desk desk, long now, boolean isLast) {
        boolean mustStay = isLast && next(desk, false) != null && now < deskLimit(now);
        if (desk.isBusy || mustStay) desk.leaveAt = isLast ? now + 40 * MINUTE : now;
        else close(desk, now);
    }

    private static long deskLimit(long now) {
        return now + 1;
    }

    private void close(Desk desk, long now) {
        if (!desk.isOpen) return;
        desk.isOpen = false;
        desk.leaveAt = Long.MAX_VALUE;
        watcher.closed(desk.counter.id(), Instant.ofEpochMilli(now));
    }

    private void call(Desk desk, long now, LocalDate day) {
        if (!desk.isOpen || desk.isBusy) return;
        Visitor next = now >= desk.leaveAt ? null : next(desk, true);
        if (next == null) {
            if (desk.leaveAt != Long.MAX_VALUE) close(desk, now);
            return;
        }
        waiting.remove(next);
        desk.isBusy = true;
        Instant at = Instant.ofEpochMilli(now);
        watcher.called(desk.counter.id(), next, at);
        int minute = at.atZone(habits.site().calendar().zone()).toLocalTime().toSecondOfDay() / 60;
        double minutes = next.arrival.staysAway
                ? 1 + random.nextDouble()
                : habits.serviceMinutes(day, next.arrival.service, minute, random);
        at(now + Math.max(5 * SECOND, Math.round(minutes * MINUTE)), then -> end(desk, next, then, day));
    }

    private void end(Desk desk, Visitor visitor, long now, LocalDate day) {
        desk.isBusy = false;
        watcher.ended(desk.counter.id(), visitor, !visitor.arrival.staysAway, Instant.ofEpochMilli(now));
        boolean leaves = desk.leaveAt != Long.MAX_VALUE && (now >= desk.leaveAt || next(desk, false) == null);
        if (leaves) {
            close(desk, now);
            return;
        }
        double pause = habits.changeOverMinutes(random) + habits.wanderMinutes(random);
        // Busy meanwhile: nobody presses "next" for an officer who tidies the desk.
        desk.isBusy = true;
        at(now + Math.round(pause * MINUTE), then -> {
            desk.isBusy = false;
            call(desk, then, day);
        });
    }

    /** Priority first, after two of them somebody else. */
    private @Nullable Visitor next(Desk desk, boolean counts) {
        Visitor priority = null;
        Visitor ordinary = null;
        for (Visitor visitor : waiting) {
            if (!desk.counter.services().contains(visitor.arrival.service)) continue;
            if (visitor.arrival.isPriority && priority == null) priority = visitor;
            if (!visitor.arrival.isPriority && ordinary == null) ordinary = visitor;
        }
        boolean isOrdinary = priority == null || ordinary != null && desk.priorityRun >= 2;
        if (counts) desk.priorityRun = isOrdinary ? 0 : desk.priorityRun + 1;
        return isOrdinary ? ordinary : priority;
    }

    /** Seconds between those who stood before the door. */
    static Deque<Double> doorQueue(double opening, int people, Random random) {
        Deque<Double> minutes = new ArrayDeque<>();
        double minute = opening;
        for (int i = 0; i < people; i++) {
            minute += 0.15 + random.nextDouble() * 0.4;
            minutes.add(minute);
        }
        return minutes;
    }
}
