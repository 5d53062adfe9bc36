package vn.motcua.hub.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import vn.motcua.core.model.ServiceId;

/**
 * The line played forward: each counter, as it gets free, calls whom it would call, with mean times. Pure; times are epoch milliseconds.
 * Work is bounded: beyond {@link #ONE_BY_ONE} people one stands for several.
 */
final class LinePlay {
    /** No counter open serves it. */
    static final long NEVER = Long.MAX_VALUE;
    /** Longer lines are played with one of each two, three … people, who then takes the time of all. */
    static final int ONE_BY_ONE = 600;

    private static final int PRIORITY_RUN = 2;

    private final List<Person> line;
    private final Occupancy occupancy;
    private final WorkingTime hours;
    private final Map<ServiceId, Lane> lanes = new HashMap<>();
    private final long[] calls;
    private final List<Seat> seats = new ArrayList<>();
    private final int stride;

    /** Somebody in line, in the order of issue. */
    record Person(ServiceId service, boolean isPriority) {}

    /** An open counter. @param freeAt when it can call next */
    record Desk(Collection<ServiceId> services, long freeAt) {}

    /** How long one call of a service keeps a counter. */
    @FunctionalInterface
    interface Occupancy {
        long millis(ServiceId service, long at);
    }

    private LinePlay(List<Person> line, List<Desk> desks, Occupancy occupancy, WorkingTime hours) {
        this.line = line;
        this.occupancy = occupancy;
        this.hours = hours;
        this.calls = new long[line.size()];
        this.stride = 1 + line.size() / ONE_BY_ONE;
        Arrays.fill(calls, NEVER);
        for (int i = 0; i < line.size(); i++) lane(line.get(i).service()).add(i);
        for (int i = 0; i < desks.size(); i++) seats.add(new Seat(i, desks.get(i)));
    }

    /** Plays until everybody was called whom an open counter serves. */
    static LinePlay of(List<Person> line, List<Desk> desks, Occupancy occupancy, WorkingTime hours) {
        LinePlay play = new LinePlay(line, desks, occupancy, hours);
        play.run();
        return play;
    }

    /** When this one of the line is called, or {@link #NEVER}. */
    long callOf(int place) {
        return calls[place];
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
            int called = seat.pick();
            if (called < 0) {
                seat.idleAt = seat.freeAt;
                continue;
            }
            take(seat, called);
            free.add(seat);
        }
    }

    private void take(Seat seat, int place) {
        ServiceId service = line.get(place).service();
        long each = occupancy.millis(service, seat.freeAt);
        calls[place] = seat.freeAt;
        long busy = each;
        Lane lane = lane(service);
        for (int i = 1; i < stride; i++) {
            int more = lane.poll(line.get(place).isPriority());
            if (more < 0) break;
            calls[more] = seat.freeAt + busy;
            busy += each;
        }
        seat.freeAt = hours.resume(seat.freeAt + busy);
    }

    private Lane lane(ServiceId service) {
        return lanes.computeIfAbsent(service, key -> new Lane());
    }

    /** Those who wait for one service. */
    private final class Lane {
        private int[] places = new int[8];
        private int size;
        private int priorityAt;
        private int ordinaryAt;

        void add(int place) {
            if (size == places.length) places = Arrays.copyOf(places, 2 * size);
            places[size++] = place;
        }

        /** The first place of this kind, or -1; stays in line. */
        int peek(boolean isPriority) {
            int at = isPriority ? priorityAt : ordinaryAt;
            while (at < size && line.get(places[at]).isPriority() != isPriority) at++;
            if (isPriority) priorityAt = at;
            else ordinaryAt = at;
            return at < size ? places[at] : -1;
        }

        int poll(boolean isPriority) {
            int place = peek(isPriority);
            if (place >= 0 && isPriority) priorityAt++;
            else if (place >= 0) ordinaryAt++;
            return place;
        }
    }

    /** A counter in the play. */
    private final class Seat {
        private final int order;
        private final Collection<ServiceId> services;
        private final List<Lane> mine = new ArrayList<>();
        private long freeAt;
        private long idleAt = NEVER;
        private int priorityRun;

        Seat(int order, Desk desk) {
            this.order = order;
            this.services = desk.services();
            this.freeAt = desk.freeAt();
            for (ServiceId service : services) {
                Lane lane = lanes.get(service);
                if (lane != null) mine.add(lane);
            }
        }

        boolean serves(ServiceId service) {
            return services.contains(service);
        }

        /** Priority first, but not more than two in a row while somebody else waits; each by place. Takes it out of line. */
        int pick() {
            Lane priority = first(true);
            Lane ordinary = first(false);
            if (priority == null && ordinary == null) return -1;
            boolean isOrdinary = priority == null || ordinary != null && priorityRun >= PRIORITY_RUN;
            priorityRun = isOrdinary ? 0 : priorityRun + 1;
            Lane lane = isOrdinary ? ordinary : priority;
            return lane == null ? -1 : lane.poll(!isOrdinary);
        }

        private @org.jspecify.annotations.Nullable Lane first(boolean isPriority) {
            Lane best = null;
            int place = Integer.MAX_VALUE;
            for (Lane lane : mine) {
                int head = lane.peek(isPriority);
                if (head < 0 || head >= place) continue;
                place = head;
                best = lane;
            }
            return best;
        }
    }
}
