package vn.motcua.hub.report;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;

/** From the readers' pool, each report in one snapshot. Any thread. */
public final class StoredRatingReports implements RatingReports {
    private static final SqlTexts SQL = SqlTexts.beside(StoredRatingReports.class, "rating-report.sql");
    private static final String CELLS = SQL.get("cells");
    private static final String LEFT_OUT = SQL.get("left-out");
    private static final String OPINIONS = SQL.get("opinions");
    private static final String NOISE = SQL.get("noise");
    private static final String RATED = SQL.get("rated");
    private static final String CALLS = SQL.get("calls");
    private final Readers readers;
    private final Supplier<Site> site;

    public StoredRatingReports(Readers readers, Supplier<Site> site) {
        this.readers = readers;
        this.site = site;
    }

    private record Call(String counter, String visit, Instant at) {}

    private record LeftOut(String verdict, long presses) {}

    @Override
    public Future<RatingReport> ratings(LocalDate from, LocalDate to) {
        ZoneId zone = site.get().calendar().zone();
        Instant begin = from.atStartOfDay(zone).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(zone).toInstant();
        return readers.read(connection -> {
            try (Sql db = new Sql(connection)) {
                List<RatingReport.Cell> cells = db.list(CELLS, StoredRatingReports::cell, from, to);
                Map<String, Long> leftOut = new HashMap<>();
                for (LeftOut one : db.list(LEFT_OUT, StoredRatingReports::leftOut, begin, end))
                    leftOut.put(one.verdict(), one.presses());
                long noise = db.first(NOISE, row -> row.number("presses"), begin, end)
                        .orElse(0L);
                RatingReport report = RatingReport.of(from, to, cells, leftOut, noise);
                report = report.with(RatingOpinions.of(db.list(OPINIONS, StoredRatingReports::told, from, to)));
                return report.with(RatingSigns.of(rated(db, from, to, begin), report.saidCounters(), zone));
            }
        });
    }

    @Override
    public Future<Criteria> criteria(LocalDate from, LocalDate to) {
        Site now = site.get();
        Instant begin = from.atStartOfDay(now.calendar().zone()).toInstant();
        return readers.read(connection -> {
            try (Sql db = new Sql(connection)) {
                return Criteria.of(from, to, CriteriaFacts.read(db, now, from, to, begin));
            }
        });
    }

    private static List<RatingSigns.Rated> rated(Sql db, LocalDate from, LocalDate to, Instant begin)
            throws SQLException {
        Map<String, TreeMap<Instant, String>> calls = new HashMap<>();
        for (Call call : db.list(CALLS, StoredRatingReports::call, begin))
            calls.computeIfAbsent(call.counter(), none -> new TreeMap<>()).put(call.at(), call.visit());
        return db.list(RATED, row -> rated(row, calls), from, to);
    }

    private static Call call(Row row) throws SQLException {
        return new Call(row.text("counter"), row.text("visit_id"), row.instant("called_at"));
    }

    private static RatingSigns.Rated rated(Row row, Map<String, TreeMap<Instant, String>> calls) throws SQLException {
        Instant armedAt = row.instant("finished_at");
        String visit = row.text("visit_id");
        @Nullable
        Instant next = calls.getOrDefault(row.text("counter"), new TreeMap<>()).tailMap(armedAt).entrySet().stream()
                .filter(call -> !call.getValue().equals(visit))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        return new RatingSigns.Rated(
                row.text("rating_id"),
                row.text("counter"),
                row.text("service"),
                armedAt,
                row.instant("given_at"),
                next,
                row.integer("score"),
                row.integer("scale_max"),
                row.text("channel").equals("PHONE"));
    }

    private static LeftOut leftOut(Row row) throws SQLException {
        return new LeftOut(row.text("verdict"), row.number("presses"));
    }

    private static RatingOpinions.Told told(Row row) throws SQLException {
        return new RatingOpinions.Told(row.text("reasons"), row.text("answers"), row.number("ratings"));
    }

    private static RatingReport.Cell cell(Row row) throws SQLException {
        return new RatingReport.Cell(
                row.day("business_day"),
                row.text("service"),
                row.text("counter"),
                row.textOrNull("channel"),
                row.integer("score"),
                row.integer("scale_max"),
                row.number("visits"));
    }
}
