package vn.motcua.hub.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.line.CounterMemory;
import vn.motcua.hub.line.Hall;
import vn.motcua.hub.line.Waiting;
import vn.motcua.hub.ticket.Estimate;

/** One look ahead: a line, the counters and what was learned, at one moment. Pure once made; whoever makes it holds the writer's thread. */
final class Forecast {
    /** Counters closed this long before a break began are expected back after it. */
    private static final Duration BEFORE_BREAK = Duration.ofMinutes(45);
    /** An open counter that called nobody for so long, though somebody it serves waited all the time, has nobody at it. */
    private static final Duration AWAY = Duration.ofMinutes(20);

    private static final long FALLBACK_SERVICE = Duration.ofMinutes(10).toMillis();

    private final Learned learned;
    private final Instant now;
    private final long nowMillis;
    private final WorkingTime hours;
    private final WorkingTime.Break pause;
    private final LinePlay play;
    private final Set<ServiceId> open = new HashSet<>();
    private final Map<ServiceId, Integer> configured = new HashMap<>();
    private final Map<ServiceId, Long> occupancies = new HashMap<>();

    private Forecast(Site site, Learned learned, Map<CounterId, Seat> seats, Floor floor, Instant now) {
        this.learned = learned;
        this.now = now;
        this.nowMillis = now.toEpochMilli();
        this.hours = WorkingTime.of(site.calendar(), now);
        this.pause = hours.nextBreak(nowMillis);
        for (Service service : site.services()) configured.put(service.id(), service.meanServiceMinutes());
        for (Counter counter : site.counters())
            if (floor.chairs().containsKey(counter.id())
                    && seats.getOrDefault(counter.id(), Seat.EMPTY).isOpen())
                open.addAll(floor.chairs().get(counter.id()).seat().services());
        this.play = LinePlay.of(
                floor.line().stream().map(Stander::waiting).toList(),
                desks(site, seats, floor),
                floor.hall(),
                site.calendar().zone(),
                (service, at) -> occupancy(service),
                hours);
    }

    /** Somebody in line. @param since when he came to stand where he does */
    record Stander(Waiting waiting, Instant since) {}

    /** A counter as the rules of the line see it. */
    record Chair(vn.motcua.hub.line.Seat seat, CounterMemory memory) {}

    /**
     * Whom and what the rules of the line look at.
     *
     * @param line in the order of {@link Waiting#BY_TIME}
     * @param chairs of every counter that is not left for long, open or not: some are expected back after a break
     */
    record Floor(List<Stander> line, Hall hall, Map<CounterId, Chair> chairs) {
        private static final Comparator<Stander> BY_TIME = Comparator.comparing(Stander::waiting, Waiting.BY_TIME);

        Floor {
            line = line.stream().sorted(BY_TIME).toList();
            chairs = Map.copyOf(chairs);
        }

        /** With one more. */
        Floor with(Stander more) {
            List<Stander> longer = new ArrayList<>(line);
            longer.add(more);
            return new Floor(longer, hall, chairs);
        }

        int placeOf(VisitId visit) {
            for (int i = 0; i < line.size(); i++)
                if (line.get(i).waiting().visitId().equals(visit)) return i;
            throw new IllegalArgumentException(visit + " does not wait");
        }
    }

    static Forecast of(Site site, Learned learned, Map<CounterId, Seat> seats, Floor floor, Instant now) {
        return new Forecast(site, learned, seats, floor, now);
    }

    /** For one of the line. */
    Estimate at(int place, ServiceId service) {
        return estimate(play.callOf(place), service, play.aheadOf(place));
    }

    /** For somebody of the lowest class who came now. */
    Estimate next(ServiceId service, int ahead) {
        return estimate(play.callOfNext(service), service, ahead);
    }

    private Estimate estimate(long call, ServiceId service, int ahead) {
        if (call == LinePlay.NEVER) return open.contains(service) ? Estimate.unknown(ahead) : Estimate.unserved(ahead);
        long working = pause.toWorking(call - nowMillis);
        Errors.Range range = learned.errors().range(service, now, working);
        int minutes = Rounding.near(pause.toClock(range.middle()));
        int atMost = Math.max(minutes, Rounding.up(pause.toClock(range.bound())));
        boolean overBreak = pause.millis() > 0 && range.middle() > pause.inMillis();
        Estimate.Basis basis = new Estimate.Basis(
                seconds(working), seconds(pause.inMillis()), seconds(pause.millis()), seconds(usual(service)));
        return new Estimate(ahead, minutes, atMost, overBreak, Optional.of(basis), false);
    }

    private static int seconds(long millis) {
        return (int) Math.min(Integer.MAX_VALUE, (millis + 500) / 1_000);
    }

    /** What the pace of today is measured against, so today's pace has no part in it. */
    private long usual(ServiceId service) {
        return learned.usual(service, configured(service), now);
    }

    private long configured(ServiceId service) {
        Integer minutes = configured.get(service);
        return minutes == null ? FALLBACK_SERVICE : Duration.ofMinutes(minutes).toMillis();
    }

    private long occupancy(ServiceId service) {
        return occupancies.computeIfAbsent(service, key -> {
            return learned.occupancy(key, configured(key), now, now);
        });
    }

    private List<LinePlay.Desk> desks(Site site, Map<CounterId, Seat> seats, Floor floor) {
        List<LinePlay.Desk> desks = new ArrayList<>();
        for (Counter counter : site.counters()) {
            Seat seat = seats.getOrDefault(counter.id(), Seat.EMPTY);
            Chair chair = floor.chairs().get(counter.id());
            if (chair != null && isServing(seat) && !isAway(seat, chair, floor.line()))
                desks.add(new LinePlay.Desk(chair.seat(), chair.memory(), nowMillis + rest(seat)));
        }
        return desks;
    }

    private boolean isServing(Seat seat) {
        if (seat.isOpen()) return true;
        Instant closed = seat.closedAt();
        long end = hours.endBefore(nowMillis);
        return closed != null
                && hours.isBreak(nowMillis)
                && end != Long.MIN_VALUE
                && closed.toEpochMilli() >= end - BEFORE_BREAK.toMillis();
    }

    private boolean isAway(Seat seat, Chair chair, List<Stander> line) {
        Instant last = seat.endedAt() != null ? seat.endedAt() : seat.openedAt();
        if (seat.isBusy() || last == null || hours.isBreak(nowMillis)) return false;
        long from = Math.max(last.toEpochMilli(), hours.beginOf(nowMillis));
        if (nowMillis - from <= AWAY.toMillis()) return false;
        for (Stander one : line) {
            if (!chair.seat().serves(one.waiting())) continue;
            if (nowMillis - Math.max(one.since().toEpochMilli(), from) > AWAY.toMillis()) return true;
        }
        return false;
    }

    /** What a visit in hand still takes, by how long such visits took. */
    private long rest(Seat seat) {
        Instant called = seat.calledAt();
        ServiceId service = seat.service();
        if (!seat.isBusy() || called == null || service == null) return 0;
        long mean = occupancy(service);
        long passed = Math.max(0, nowMillis - called.toEpochMilli());
        return learned.lengths().rest(service, passed, mean);
    }
}
