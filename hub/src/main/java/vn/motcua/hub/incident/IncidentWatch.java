package vn.motcua.hub.incident;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.IncidentClosed;
import vn.motcua.core.event.IncidentOpened.Kind;
import vn.motcua.core.event.IncidentOpened.Severity;
import vn.motcua.core.event.IncidentSilenced;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.counter.CounterState;
import vn.motcua.hub.counter.Desk;
import vn.motcua.hub.counter.FloorState;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Prelude;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;
import vn.motcua.hub.ticket.DayBook;
import vn.motcua.hub.ticket.Ticket;

/**
 * Opens incidents that no person reported, once a second from what stands in the tables, so that a start, a late fact and the mere
 * passing of time are all the same to it. What it decides is a fact; a rebuild does not ask it. Writer thread.
 */
public final class IncidentWatch implements Projection, Prelude {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** What is older is history, such as that of a hub that learns to open incidents. */
    private static final Duration LOOKS_BACK = Duration.ofHours(12);
    /** A slip of the finger is corrected within ten seconds. */
    private static final Duration CORRECTED_WITHIN = Duration.ofSeconds(15);
    /** One sign of a course in each such time: those between are the same. */
    private static final long BUCKET_SECONDS = 900;

    private final FloorState floor;
    private final IncidentSettings.Rules rules;
    private final Arguments arguments;
    private @Nullable Sql db;
    private Instant next = Instant.MIN;

    public IncidentWatch(FloorState floor, IncidentSettings.Rules rules) {
        this.floor = floor;
        this.rules = rules;
        arguments = new Arguments(floor, rules.argumentTimes());
    }

    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void load(Sql from) {
        db = from;
        next = Instant.MIN;
    }

    @Override
    public void apply(Recorded recorded, Sql on) {}

    @Override
    public List<Event> due(Instant now, IdSource ids) {
        Sql store = db;
        boolean isBack = next.isAfter(now.plus(EVERY));
        if (store == null || now.isBefore(next) && !isBack) return List.of();
        next = now.plus(EVERY);
        try {
            return look(store, now, ids);
        } catch (SQLException e) {
            LOG.warn("the rules of incidents could not read what they look at: {}", e.getMessage());
            return List.of();
        }
    }

    private List<Event> look(Sql store, Instant now, IdSource ids) throws SQLException {
        List<Event> facts = back(store, now);
        Set<String> places = new HashSet<>();
        Set<String> muted = new HashSet<>(store.list(IncidentTable.SQL.get("muted"), row -> row.text("kind"), now));
        for (IncidentOpening.Sign sign : signs(store, now)) {
            if (muted.contains(sign.kind().name())) {
                silenced(store, sign, now).ifPresent(facts::add);
                continue;
            }
            // Two of one place are one incident: the second waits until the first is there to join.
            String place = sign.kind().isDown() ? sign.name() : String.valueOf(sign.counter());
            if (places.contains(place)) continue;
            Event fact = IncidentOpening.of(store, sign, now, ids).fact();
            if (fact == null) continue;
            facts.add(fact);
            places.add(place);
        }
        return facts;
    }

    /** What a muted rule would have said, once. */
    private static Optional<Event> silenced(Sql store, IncidentOpening.Sign sign, Instant now) throws SQLException {
        String known = IncidentTable.SQL.get("signal");
        return store.first(known, row -> true, sign.kind(), sign.name()).isPresent()
                ? Optional.empty()
                : Optional.of(new IncidentSilenced(sign.kind(), sign.severity(), sign.name(), sign.at(), now));
    }

    /** A camera or a device that is back before anybody looked needs nobody. */
    private static List<Event> back(Sql store, Instant now) throws SQLException {
        Set<String> down = new HashSet<>();
        for (SourceState source : store.list(get("sources"), SourceState::read))
            if (!source.isAlive()) down.add(name(source));
        store.each(get("devices-down"), row -> down.add(deviceSign(row).name()));
        List<Event> facts = new ArrayList<>();
        store.each(get("open-down-incidents"), row -> {
            Incident incident = IncidentTable.read(row);
            boolean isNew = incident.stateAt(now) == Incident.State.NEW && incident.reopened() == 0;
            if (isNew && !down.contains(row.text("signal"))) facts.add(new IncidentClosed(incident.id(), null, now));
        });
        return facts;
    }

    /** The most urgent first. */
    private List<IncidentOpening.Sign> signs(Sql store, Instant now) throws SQLException {
        Instant from = now.minus(LOOKS_BACK);
        List<IncidentOpening.Sign> all = new ArrayList<>(store.list(
                get("panics"),
                row -> new IncidentOpening.Sign(
                        Kind.PANIC,
                        Severity.CRITICAL,
                        row.text("panic_id"),
                        new CounterId(row.text("counter")),
                        null,
                        row.instant("pressed_at"),
                        null),
                from));
        store.each(
                get("bad-ratings"),
                row -> {
                    List<String> reasons = List.of(row.text("reasons").split(","));
                    if (reasons.stream().noneMatch(rules.conductReasons()::contains)) return;
                    all.add(new IncidentOpening.Sign(
                            Kind.BAD_RATING,
                            row.integer("score") == 1 ? Severity.HIGH : Severity.MEDIUM,
                            row.text("rating_id"),
                            new CounterId(row.text("counter")),
                            new VisitId(row.text("visit_id")),
                            row.instant("given_at"),
                            null));
                },
                from,
                now.minus(CORRECTED_WITHIN));
        List<Course> courses = store.list(get("courses"), CourseProjection::read);
        List<SourceState> sources = store.list(get("sources"), SourceState::read);
        for (Course course : courses) ofCourse(course, from).ifPresent(all::add);
        overSeats(now).ifPresent(all::add);
        for (Counter counter : floor.site().counters()) {
            unattended(counter.id(), courses, sources, now).ifPresent(all::add);
            arguments.at(store, counter.id(), now).ifPresent(all::add);
        }
        for (SourceState source : sources)
            if (!source.isAlive() && isDown(source.since(), rules.cameraDownAfter(), now))
                all.add(new IncidentOpening.Sign(
                        Kind.CAMERA_DOWN, Severity.MEDIUM, name(source), null, null, source.since(), null));
        for (IncidentOpening.Sign device : store.list(get("devices-down"), IncidentWatch::deviceSign))
            if (isDown(device.at(), rules.deviceDownAfter(), now)) all.add(device);
        return all;
    }

    private Optional<IncidentOpening.Sign> ofCourse(Course course, Instant from) {
        Instant at = course.alarmAt();
        if (at == null || at.isBefore(from)) return Optional.empty();
        String name = course.name().replace('\n', '/') + "@" + at.getEpochSecond() / BUCKET_SECONDS;
        if (AfterHoursRule.isSaid(course, floor.site().calendar(), rules.afterHoursMargin()))
            return Optional.of(new IncidentOpening.Sign(
                    Kind.AFTER_HOURS, Severity.MEDIUM, name, course.counter(), null, at, null));
        return CrowdingRule.isSaid(course, rules)
                ? Optional.of(new IncidentOpening.Sign(
                        Kind.CROWDING, Severity.MEDIUM, name, course.counter(), null, at, null))
                : Optional.empty();
    }

    /** Numbers on phones whose holders are on their way take no seat yet, those nobody ended before closing none any more. */
    private Optional<IncidentOpening.Sign> overSeats(Instant now) {
        if (rules.seats() == 0 || !floor.site().calendar().isOpen(now)) return Optional.empty();
        DayBook day = floor.tickets().day(floor.today(now));
        int people = floor.site().services().stream()
                .mapToInt(service -> day.people(service.id()))
                .sum();
        if (people <= rules.seats()) return Optional.empty();
        String name = "waiting@" + now.getEpochSecond() / BUCKET_SECONDS;
        return Optional.of(new IncidentOpening.Sign(Kind.CROWDING, Severity.MEDIUM, name, null, null, now, null));
    }

    private Optional<IncidentOpening.Sign> unattended(
            CounterId id, List<Course> courses, List<SourceState> sources, Instant now) {
        List<Course> chair = courses.stream()
                .filter(one -> one.kind().equals("presence") && id.equals(one.counter()))
                .toList();
        if (chair.isEmpty()) return Optional.empty();
        return UnattendedRule.since(seat(id, now), chair, sources, rules.unattendedAfter(), now)
                .map(since -> new IncidentOpening.Sign(
                        Kind.UNATTENDED_COUNTER, Severity.MEDIUM, id.value() + "@" + since, id, null, since, null));
    }

    private UnattendedRule.Seat seat(CounterId id, Instant now) {
        CounterState state = floor.counters().counter(id);
        Desk desk = floor.counters().desks().desk(id);
        Instant opened = state.openedAt();
        Instant left = state.leftAt();
        Instant goesOn = opened == null || desk.pause() != null ? null : left == null ? opened : left;
        Instant waits = floor.counters().desks().services(floor.site(), id).stream()
                .flatMap(service -> floor.tickets().day(floor.today(now)).waiting(service).stream())
                .map(Ticket::waitsSince)
                .min(Instant::compareTo)
                .orElse(null);
        return new UnattendedRule.Seat(goesOn, waits);
    }

    /** Only time in which the centre is open counts: what is switched off over night has its time to come up. */
    private boolean isDown(Instant since, Duration after, Instant now) {
        OpeningCalendar calendar = floor.site().calendar();
        boolean isLong = !after.isZero() && !now.isBefore(since.plus(after));
        return isLong && calendar.isOpen(now) && calendar.isOpen(now.minus(after));
    }

    /** Without a counter: nobody on duty is concerned, and what happens there meanwhile is no part of it. */
    private static IncidentOpening.Sign deviceSign(Row row) throws SQLException {
        Instant since = row.instant("since");
        return new IncidentOpening.Sign(
                Kind.DEVICE_DOWN, Severity.MEDIUM, row.text("name") + "@" + since, null, null, since, null);
    }

    private static String name(SourceState source) {
        return source.name().replace('\n', '/') + "@" + source.since();
    }

    private static String get(String name) {
        return CourseProjection.SQL.get(name);
    }
}
