package vn.motcua.hub.estimate;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import vn.motcua.core.model.ServiceId;
import vn.motcua.hub.line.CounterMemory;
import vn.motcua.hub.line.Hall;
import vn.motcua.hub.line.Lanes;
import vn.motcua.hub.line.Waiting;

/**
 * The line played forward: each counter, as it gets free, calls whom it would call by the rules of the line, with mean times. Pure; times
 * are epoch milliseconds. Work is bounded: beyond {@link #ONE_BY_ONE} people one stands for several.
 */
final class LinePlay {
    /** No counter open serves it. */
    static final long NEVER = Long.MAX_VALUE;
    /** Longer lines are played with one of each two, three … people, who then takes the time of all. */
    static final int ONE_BY_ONE = 600;

    private final List<Waiting> line;
    private final Lanes lanes;
    private final Hall hall;
    private final ZoneId zone;
    private final Occupancy occupancy;
    private final WorkingTime hours;
    private final long[] calls;
    /** How many of the same service are called before. */
    private final int[] ahead;

    private final Map<ServiceId, Integer> called = new HashMap<>();
    private final List<Seat> seats = new ArrayList<>();
    private final int stride;

    /** An open counter. @param freeAt when it can call next */
    record Desk(vn.motcua.hub.line.Seat seat, CounterMemory memory, long freeAt) {}

    /** How long one call of a service keeps a counter. */
    @FunctionalInterface
    interface Occupancy {
        long millis(ServiceId service, long at);
    }

    private LinePlay(
            List<Waiting> line, List<Desk> desks, Hall hall, ZoneId zone, Occupancy occupancy, WorkingTime hours) {
        this.line = line;
        this.lanes = new Lanes(line);
        this.hall = hall;
        this.zone = zone;
        this.occupancy = occupancy;
        this.hours = hours;
        this.calls = new long[line.size()];
        this.ahead = new int[line.size()];
        this.stride = 1 + line.size() / ONE_BY_ONE;
        Arrays.fill(calls, NEVER);
        for (int i = 0; i < desks.size(); i++) seats.add(new Seat(i, desks.get(i)));
    }

    /**
     * Plays until everybody was called whom an open counter serves.
     *
     * @param line in the order of {@link Waiting#BY_TIME}
     */
    static LinePlay of(
            List<Waiting> line, List<Desk> desks, Hall hall, ZoneId zone, Occupancy occupancy, WorkingTime hours) {
        LinePlay play = new LinePlay(line, desks, hall, zone, occupancy, hours);
        play.run();
        play.queueRest();
        return play;
    }

    /** When this one of the line is called, or {@link #NEVER}. */
    long callOf(int place) {
        return calls[place];
    }

    /** How many of its service are called before this one of the line. */
    int aheadOf(int place) {
        return ahead[place];
    }

    /** When somebody without priority would be called who came now, or {@link #NEVER}. */
    long callOfNext(ServiceId service) {
        long first = NEVER;
        for (Seat seat : seats) if (seat.serves(service)) first = Math.min(first, seat.idleAt);
        return first;
    }

    private void run() {
        PriorityQueue<Seat> free = new PriorityQueue<>(
                Comparator.<Seat>comparingLong(seat -> seat.freeAt).thenComparingInt(seat -> seat.order));
        for (Seat seat : seats) {
            seat.freeAt = hours.resume(seat.freeAt);
            free.add(seat);
        }
        while (!free.isEmpty()) {
            Seat seat = free.remove();
            if (seat.callNext() || seat.waitForNext()) free.add(seat);
        }
    }

    private void call(int place, long at) {
        calls[place] = at;
        count(place);
    }

    private void count(int place) {
        ahead[place] = called.merge(line.get(place).service(), 1, Integer::sum) - 1;
    }

    /** Whom nobody calls for now stands behind those who are called, in the order of the line. */
    private void queueRest() {
        Set<ServiceId> services = new LinkedHashSet<>();
        for (int i = 0; i < calls.length; i++)
            if (calls[i] == NEVER) services.add(line.get(i).service());
        for (ServiceId service : services) lanes.rest(service, hall).forEach(this::count);
    }

    /** The time of the day is asked by work profiles only, and costs more than the rest of a call. */
    private Hall hallAt(long millis, boolean withTime) {
        Instant at = Instant.ofEpochMilli(millis);
        return hall.at(at, withTime ? at.atZone(zone).toLocalTime() : hall.time());
    }

    /** A counter in the play. */
    private final class Seat {
        private final int order;
        private final vn.motcua.hub.line.Seat seat;
        private CounterMemory memory;
        private long freeAt;
        private long idleAt = NEVER;

        Seat(int order, Desk desk) {
            this.order = order;
            this.seat = desk.seat();
            this.memory = desk.memory();
            this.freeAt = desk.freeAt();
        }

        boolean serves(ServiceId service) {
            return seat.services().contains(service);
        }

        boolean callNext() {
            Optional<Lanes.Called> next = lanes.call(seat, memory, hallAt(freeAt, seat.profile() != null));
            if (next.isEmpty()) return false;
            memory = next.get().memory();
            take(next.get().place());
            return true;
        }

        private void take(int place) {
            long each = occupancy.millis(line.get(place).service(), freeAt);
            call(place, freeAt);
            long busy = each;
            for (int i = 1; i < stride; i++) {
                Optional<Integer> more = lanes.callAlike(place);
                if (more.isEmpty()) break;
                call(more.get(), freeAt + busy);
                busy += each;
            }
            freeAt = hours.resume(freeAt + busy);
        }

        /** Nobody is there now: free until somebody comes back, or for good. */
        boolean waitForNext() {
            idleAt = Math.min(idleAt, freeAt);
            Instant coming = lanes.nextArrival(seat);
            if (coming == null) return false;
            freeAt = hours.resume(Math.max(freeAt + 1, coming.toEpochMilli() + 1));
            return true;
        }
    }
}
