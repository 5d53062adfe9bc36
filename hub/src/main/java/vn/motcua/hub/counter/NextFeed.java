package vn.motcua.hub.counter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.line.CounterMemory;
import vn.motcua.hub.line.Hall;
import vn.motcua.hub.line.Hold;
import vn.motcua.hub.line.LineRules;
import vn.motcua.hub.line.Pick;
import vn.motcua.hub.line.Seat;
import vn.motcua.hub.line.Waiting;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.feed.FeedSource;
import vn.motcua.hub.platform.ledger.Recorded;
import vn.motcua.hub.ticket.DayBook;

/**
 * {@code next} of each board: the numbers next in its zone, in the order of the line as one counter with all services of the zone would
 * call them, by series. Numbers only. A long line is looked at four times a second, not with every commit. Writer thread.
 */
public final class NextFeed implements FeedSource {
    private static final int NEXT = 6;
    private static final int LONG_LINE = 100;
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** A line longer than this is looked at with the tick. */
    private static final int VERY_LONG = 2_000;

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final PersonId NOBODY = new PersonId("00000000-0000-7000-8000-000000000000");
    private final FloorState floor;
    private Instant last = Instant.EPOCH;
    private int waiting;

    public NextFeed(FloorState floor) {
        this.floor = floor;
    }

    @Override
    public void all(Instant now, FeedSink sink) {
        last = now;
        Site site = floor.site();
        Hall hall = FloorLine.hall(floor, now);
        List<Waiting> line = List.copyOf(FloorLine.waiting(floor, now));
        waiting = line.size();
        DayBook day = floor.tickets().day(floor.today(now));
        Map<ServiceId, Integer> people = new HashMap<>();
        for (Counter counter : site.counters())
            for (ServiceId service : counter.services()) people.computeIfAbsent(service, day::people);
        sink.later(feed -> {
            for (HallZone zone : site.zones())
                feed.put("board:" + zone.id(), "next", next(site, zone, hall, line, people));
        });
    }

    @Override
    public void moved(List<Recorded> events, Instant now, FeedSink sink) {
        boolean isTick = events.isEmpty();
        boolean isShort = waiting < LONG_LINE;
        Duration pause = waiting > VERY_LONG ? TICK : PAUSE;
        if (isTick || isShort || Duration.between(last, now).abs().compareTo(pause) >= 0) all(now, sink);
    }

    /** Of unchanging values only: worked out by whoever publishes. */
    private static ObjectNode next(
            Site site, HallZone zone, Hall hall, List<Waiting> line, Map<ServiceId, Integer> people) {
        Set<CounterId> counters = new HashSet<>();
        Set<ServiceId> services = new HashSet<>();
        for (Counter counter : site.counters()) {
            if (!counter.zone().equals(zone.id())) continue;
            counters.add(counter.id());
            services.addAll(counter.services());
        }
        List<Waiting> here = new ArrayList<>();
        for (Waiting one : line) if (services.contains(one.service())) here.add(one);
        Seat seat = new Seat(new CounterId("none"), NOBODY, services, null);
        Map<SeriesId, List<Waiting>> lines = new LinkedHashMap<>();
        for (Waiting one : anywhereIn(counters, here))
            lines.computeIfAbsent(one.number().series(), key -> new ArrayList<>())
                    .add(one);
        ObjectNode node = Json.object();
        ArrayNode groups = node.putArray("groups");
        for (Series series : site.series()) {
            List<Waiting> own = lines.remove(series.id());
            if (own != null) group(groups, series.id(), series.prefix(), order(seat, hall, own));
        }
        // Numbers of a series the catalogue has no more, given by a kiosk that was cut off.
        lines.forEach((series, own) -> group(groups, series, "", order(seat, hall, own)));
        int all = services.stream()
                .mapToInt(service -> people.getOrDefault(service, 0))
                .sum();
        return node.put("waiting", here.size()).put("people", all);
    }

    /** Who waits for one counter of the zone, or one person, is called in the zone as well. */
    private static List<Waiting> anywhereIn(Set<CounterId> counters, List<Waiting> line) {
        List<Waiting> free = new ArrayList<>(line.size());
        for (Waiting one : line) {
            Hold hold = one.heldFor();
            if (hold == null) free.add(one);
            else if (hold.counter() == null || counters.contains(hold.counter())) free.add(released(one));
        }
        return free;
    }

    private static Waiting released(Waiting one) {
        return new Waiting(
                one.visitId(),
                one.number(),
                one.service(),
                one.rank(),
                one.since(),
                one.issuedAt(),
                one.kind(),
                null,
                one.place(),
                one.notBefore());
    }

    private static List<Pick> order(Seat seat, Hall hall, List<Waiting> line) {
        return LineRules.list(seat, CounterMemory.NONE, hall, line, NEXT);
    }

    private static void group(ArrayNode groups, SeriesId series, String prefix, List<Pick> order) {
        if (order.isEmpty()) return;
        ObjectNode group = groups.addObject().put("series", series.value()).put("prefix", prefix);
        ArrayNode list = group.putArray("numbers");
        for (Pick pick : order) list.add(pick.waiting().number().text());
    }
}
