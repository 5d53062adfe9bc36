package vn.motcua.hub.incident;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.figures.Share;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.counter.PersonNames;
import vn.motcua.hub.platform.database.Sql;

/** How well rules do, from the incidents they began. The connection's thread. */
final class RuleReport {
    /** Below this many verdicts a rule is not judged. */
    static final long JUDGED_FROM = 50;

    static final double PRECISE_FROM = 0.30;

    private RuleReport() {}

    /** What the tables say of one rule. */
    record Told(
            long alerts,
            long hits,
            long judged,
            long autoClosed,
            List<Duration> untilVerdict,
            Duration spent,
            long silenced) {
        static final Told NOTHING = new Told(0, 0, 0, 0, List.of(), Duration.ZERO, 0);

        Told silent(long times) {
            return new Told(alerts, hits, judged, autoClosed, untilVerdict, spent, times);
        }
    }

    static List<IncidentQueries.RuleFigures> of(Sql db, PersonNames names, int days, Instant now) throws SQLException {
        Instant from = now.minus(Duration.ofDays(days));
        Map<String, Told> told = new TreeMap<>();
        db.each(
                get("figures"),
                row -> told.put(
                        row.text("kind"),
                        new Told(
                                row.number("alerts"),
                                row.number("hits"),
                                row.number("judged"),
                                row.number("auto_closed"),
                                List.of(),
                                Duration.ZERO,
                                0)),
                from);
        Map<String, Duration> spent = spent(db, from, now);
        for (Map.Entry<String, Told> one : told.entrySet()) {
            Told before = one.getValue();
            List<Duration> times = db.list(
                    get("times-to-verdict"),
                    row -> Duration.between(row.instant("opened_at"), row.instant("decided_at")),
                    from,
                    one.getKey());
            Duration looked = spent.getOrDefault(one.getKey(), Duration.ZERO);
            one.setValue(
                    new Told(before.alerts(), before.hits(), before.judged(), before.autoClosed(), times, looked, 0));
        }
        db.each(
                get("silenced"),
                row -> told.put(
                        row.text("kind"),
                        told.getOrDefault(row.text("kind"), Told.NOTHING).silent(row.number("silenced"))),
                from);
        Map<String, IncidentService.Muted> mutes = new TreeMap<>();
        db.each(
                get("mutes"),
                row -> mutes.put(
                        row.text("kind"),
                        new IncidentService.Muted(
                                row.text("kind"), new PersonId(row.text("owner")), row.instant("until_at"))),
                now);
        mutes.keySet().forEach(kind -> told.putIfAbsent(kind, Told.NOTHING));
        List<IncidentQueries.RuleFigures> all = new ArrayList<>();
        told.forEach((kind, what) -> all.add(figures(kind, what, days, mutes.get(kind), names)));
        return all;
    }

    /** By kind of rule. */
    private static Map<String, Duration> spent(Sql db, Instant from, Instant now) throws SQLException {
        Map<String, String> kinds = new HashMap<>();
        Map<String, List<RuleCost.Step>> steps = new HashMap<>();
        db.each(
                get("steps"),
                row -> {
                    String id = row.text("incident_id");
                    kinds.put(id, row.text("kind"));
                    steps.computeIfAbsent(id, one -> new ArrayList<>())
                            .add(new RuleCost.Step(
                                    RuleCost.Deed.valueOf(row.text("type")),
                                    new PersonId(row.text("person_id")),
                                    row.instant("at")));
                },
                from);
        Map<String, Duration> spent = new HashMap<>();
        steps.forEach(
                (id, all) -> spent.merge(Objects.requireNonNull(kinds.get(id)), RuleCost.of(all, now), Duration::plus));
        return spent;
    }

    static IncidentQueries.RuleFigures figures(
            String kind, Told told, int days, IncidentService.@Nullable Muted mute, PersonNames names) {
        Share precision = new Share(told.hits(), told.judged());
        Share closed = new Share(told.autoClosed(), told.alerts());
        Share.Interval interval = precision.interval().orElse(null);
        boolean isPoor = told.judged() >= JUDGED_FROM && told.hits() < PRECISE_FROM * told.judged();
        return new IncidentQueries.RuleFigures(
                kind,
                told.alerts(),
                (double) told.alerts() / days,
                told.judged(),
                told.hits(),
                precision.value().orElse(null),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                medianMinutes(told.untilVerdict()),
                told.spent().toMillis() / 60_000.0,
                told.spent().toMillis() / 60_000.0 / days,
                closed.value().orElse(null),
                told.silenced(),
                isPoor,
                mute == null ? null : new IncidentQueries.Person(mute.owner(), names.nameOf(mute.owner())),
                mute == null ? null : mute.until());
    }

    private static @Nullable Double medianMinutes(List<Duration> times) {
        if (times.isEmpty()) return null;
        List<Duration> sorted = times.stream().sorted().toList();
        Duration low = sorted.get((sorted.size() - 1) / 2);
        Duration high = sorted.get(sorted.size() / 2);
        return low.plus(high).toMillis() / 120_000.0;
    }

    private static String get(String name) {
        return IncidentTable.SQL.get(name);
    }
}
