package vn.motcua.hub.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CameraEventReceived;
import vn.motcua.core.event.CameraLiveness;
import vn.motcua.core.event.CameraSighting;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.PanicPressed;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.model.TextMask;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.LedgerRow;
import vn.motcua.hub.platform.ledger.Recorded;

/**
 * Everything that was told of one visit and its counter around an incident, on one time axis: the ledger's own facts, without persons.
 * What a citizen wrote with a rating stands beside it, masked. The connection's thread.
 */
final class IncidentAxis {
    /** Beyond the incident on either side. */
    static final Duration AROUND = Duration.ofMinutes(15);
    /** What is shown of a fact: never who. */
    private static final Set<String> SHOWN = Set.of(
            "score",
            "scaleMax",
            "reasons",
            "channel",
            "kind",
            "phase",
            "camera",
            "source",
            "key",
            "state",
            "reason",
            "device",
            "status",
            "code",
            "number",
            "counterId",
            "times",
            "outcome",
            "endInferred",
            "late",
            "repeats",
            "people");

    private IncidentAxis() {}

    /** @param words what the viewer may read of what citizens wrote */
    static List<IncidentQueries.Entry> of(Sql db, SiteId site, Incident incident, CitizenWords words)
            throws SQLException {
        Map<Long, IncidentQueries.Entry> entries = new TreeMap<>();
        Object visit = incident.opened().visitId();
        if (visit != null)
            for (LedgerRow row : db.list(get("visit-facts"), LedgerRow::read, visit, visit))
                entries.put(row.position(), withWords(db, words, row.recorded(site), entry(row, row.recorded(site))));
        Instant from = incident.opened().happenedAt().minus(AROUND);
        Instant to = incident.lastAt().plus(AROUND);
        CounterId counter = incident.opened().counterId();
        for (LedgerRow row : between(db, from, to)) {
            Recorded recorded = row.recorded(site);
            if (!concerns(recorded.event(), counter)) continue;
            IncidentQueries.Entry entry = entry(row, recorded);
            entries.putIfAbsent(row.position(), isTried(db, recorded.event()) ? entry.called("PanicTested") : entry);
        }
        List<IncidentQueries.Entry> all = new ArrayList<>(entries.values());
        if (counter != null) all.addAll(duty(db, counter, from, to));
        all.sort(Comparator.comparing(IncidentQueries.Entry::at));
        return all;
    }

    /** What was recorded in the time, and a little later what was told late. */
    private static List<LedgerRow> between(Sql db, Instant from, Instant to) throws SQLException {
        long first = firstAt(db, from);
        long last = firstAt(db, to.plus(AROUND));
        return db.list(get("facts-between"), LedgerRow::read, first, last);
    }

    /** The first position recorded then or later, found by halving: the ledger is in the order of its recording. */
    private static long firstAt(Sql db, Instant time) throws SQLException {
        long low =
                db.first(get("ends"), row -> row.number("low"), new Object[0]).orElse(0L);
        long high =
                db.first(get("ends"), row -> row.number("high"), new Object[0]).orElse(0L) + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            Instant at = db.first(get("recorded-from"), row -> Instant.parse(row.text("recorded_at")), middle)
                    .orElse(Instant.MAX);
            if (at.isBefore(time)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static boolean concerns(Event event, @Nullable CounterId counter) {
        if (event instanceof CameraSighting seen) return isAt(seen.counterId(), counter);
        if (event instanceof CameraEventReceived seen) return isAt(seen.counterId(), counter);
        if (event instanceof DeviceStatusChanged device) return isAt(device.counter(), counter);
        return !(event instanceof PanicPressed panic) || panic.counterId().equals(counter);
    }

    /** A button that was tried, as announced, called nobody for help. */
    private static boolean isTried(Sql db, Event event) throws SQLException {
        return event instanceof PanicPressed panic
                && db.first(get("panic-tried"), row -> true, panic.panicId()).isPresent();
    }

    /** What is nobody's counter's is the hall's. */
    private static boolean isAt(@Nullable CounterId where, @Nullable CounterId counter) {
        return where == null ? counter == null : where.equals(counter);
    }

    private static IncidentQueries.Entry entry(LedgerRow row, Recorded recorded) {
        JsonNode data = Json.parseObject(row.data());
        ObjectNode shown = Json.object();
        data.fields().forEachRemaining(one -> {
            if (SHOWN.contains(one.getKey())) shown.set(one.getKey(), one.getValue());
        });
        return new IncidentQueries.Entry(when(recorded), row.type(), row.source(), shown);
    }

    /** The rating's id says what may be opened for a purpose, if anything in its words is hidden. */
    private static IncidentQueries.Entry withWords(
            Sql db, CitizenWords words, Recorded recorded, IncidentQueries.Entry entry) throws SQLException {
        if (!(recorded.event() instanceof RatingGiven given)) return entry;
        Optional<String> written = words.of(db, given.ratingId());
        if (written.isEmpty()) return entry;
        String masked = TextMask.mask(written.get());
        ObjectNode shown = entry.data().deepCopy();
        shown.put("ratingId", given.ratingId());
        shown.put("words", masked);
        shown.put("isMasked", !masked.equals(written.get()));
        return new IncidentQueries.Entry(entry.at(), entry.type(), entry.source(), shown);
    }

    private static Instant when(Recorded recorded) {
        Event event = recorded.event();
        if (event instanceof CameraSighting seen) return seen.at();
        if (event instanceof CameraEventReceived seen) return IncidentProjection.moment(seen);
        if (event instanceof CameraLiveness known) return known.since();
        if (event instanceof RatingGiven given) return given.at();
        if (event instanceof PanicPressed panic) return panic.at();
        return recorded.envelope().occurredAt();
    }

    private static List<IncidentQueries.Entry> duty(Sql db, CounterId counter, Instant from, Instant to)
            throws SQLException {
        List<IncidentQueries.Entry> turns = new ArrayList<>();
        db.each(
                get("duty-of"),
                row -> {
                    Instant came = row.instant("from_at");
                    Instant left = row.instantOrNull("until_at");
                    if (!came.isBefore(from)) turns.add(turn("OfficerCame", came));
                    if (left != null && !left.isAfter(to)) turns.add(turn("OfficerLeft", left));
                },
                counter,
                to,
                from);
        return turns;
    }

    private static IncidentQueries.Entry turn(String type, Instant at) {
        return new IncidentQueries.Entry(at, type, "hub", Json.object());
    }

    private static String get(String name) {
        return IncidentTable.SQL.get(name);
    }
}
