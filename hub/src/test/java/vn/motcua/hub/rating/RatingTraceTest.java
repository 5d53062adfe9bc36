package vn.motcua.hub.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.RatingGiven.Channel;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Recorded;

/** Whatever is pressed, told twice or told late: never two counted ratings for a visit, and one whenever somebody had the right. */
class RatingTraceTest {
    private static final int TRACES = Boolean.getBoolean("motcua.full") ? 100_000 : 1_000;
    private static final long SEED = Long.getLong("motcua.seed", 766_2022L);
    private static final int RELOAD_EVERY = 500;

    @TempDir
    Path folder;

    private final RatingProjection ratings = new RatingProjection();
    private final Map<String, Integer> verdicts = new TreeMap<>();
    private long position;

    private record Kept(String ratingId, String rightId, VisitId visit, int score, Channel channel, String verdict) {}

    @Test
    void noVisitEverHasTwoCountedRatings() throws SQLException {
        Path file = folder.resolve("hub.db");
        HubFile.migrate(file);
        try (Connection store = DriverManager.getConnection(HubFile.url(file));
                Sql db = new Sql(store)) {
            store.setAutoCommit(false);
            for (int i = 0; i < TRACES; i++) {
                RatingTrace trace = new RatingTrace(SEED + i, i);
                for (Event event : trace.told) ratings.apply(recorded(event, trace), db);
                check("seed " + (SEED + i), trace, db);
                if (i % RELOAD_EVERY == 0) startsEqual(db);
            }
            assertThat(db.first(
                            "SELECT count(*) AS n FROM (SELECT visit_id FROM rating WHERE verdict = 'COUNTED'"
                                    + " GROUP BY visit_id HAVING count(*) > 1)",
                            row -> row.integer("n")))
                    .contains(0);
        }
        assertThat(verdicts.keySet())
                .containsExactlyInAnyOrder("COUNTED", "REPLACED", "SUSPENDED", "SURPLUS", "NO_RIGHT", "RIGHT_OVER");
    }

    private Recorded recorded(Event event, RatingTrace trace) {
        position++;
        Instant at = trace.ends.get(0).at();
        EventEnvelope envelope = new EventEnvelope(
                "event-" + position, new SiteId("site"), "pc-1", StreamName.ESSENTIAL, 1, position, 1, at, event);
        return new Recorded(position, envelope, at);
    }

    private void check(String seed, RatingTrace trace, Sql db) throws SQLException {
        List<Kept> kept = db.list(
                "SELECT * FROM rating WHERE visit_id = ?",
                row -> new Kept(
                        row.text("rating_id"),
                        row.text("right_id"),
                        new VisitId(row.text("visit_id")),
                        row.integer("score"),
                        Channel.valueOf(row.text("channel")),
                        row.text("verdict")),
                trace.visit);
        kept.forEach(one -> verdicts.merge(one.verdict(), 1, Integer::sum));
        List<Kept> counted =
                kept.stream().filter(one -> one.verdict().equals("COUNTED")).toList();
        List<Kept> waiting =
                kept.stream().filter(one -> one.verdict().equals("SUSPENDED")).toList();

        assertThat(counted).as(seed).hasSizeLessThanOrEqualTo(1);
        assertThat(kept.stream().map(Kept::ratingId).toList())
                .as(seed + ": each press is kept once")
                .containsExactlyInAnyOrderElementsOf(
                        trace.presses.stream().map(RatingGiven::ratingId).toList());

        List<RatingGiven> entitled =
                trace.presses.stream().filter(press -> isEntitled(press, trace)).toList();
        boolean isOpen = trace.ends.get(trace.ends.size() - 1).undone();
        assertThat(counted).as(seed).hasSize(entitled.isEmpty() || isOpen ? 0 : 1);
        assertThat(waiting).as(seed).hasSize(entitled.isEmpty() || !isOpen ? 0 : 1);
        if (entitled.isEmpty()) return;
        Kept held = isOpen ? waiting.get(0) : counted.get(0);
        assertThat(held.rightId()).as(seed + ": of the last end anybody rated").isEqualTo(lastRated(entitled, trace));
        if (trace.isInOrder) assertThat(held.ratingId()).as(seed).isEqualTo(byHand(entitled, held.rightId()));
    }

    /** From the trace alone: pressed no earlier than the end, and within 15 minutes there or 72 hours on the phone. */
    private static boolean isEntitled(RatingGiven press, RatingTrace trace) {
        RatingTrace.@Nullable End end = trace.end(press.rightId());
        if (end == null) return false;
        Duration after = Duration.between(end.at(), press.at());
        Duration most = press.channel() == Channel.PHONE ? Duration.ofHours(72) : Duration.ofMinutes(15);
        return !after.isNegative() && after.compareTo(most) <= 0;
    }

    private static String lastRated(List<RatingGiven> entitled, RatingTrace trace) {
        String last = "";
        for (RatingTrace.End end : trace.ends)
            if (entitled.stream().anyMatch(press -> press.rightId().equals(end.rightId()))) last = end.rightId();
        return last;
    }

    /** As a clerk with a list would do it: the first stands until the same device corrects it in time. */
    private static String byHand(List<RatingGiven> entitled, String rightId) {
        RatingGiven stands = null;
        for (RatingGiven press : entitled) {
            if (!press.rightId().equals(rightId)) continue;
            if (stands == null || corrects(stands, press)) stands = press;
        }
        return Objects.requireNonNull(stands).ratingId();
    }

    private static boolean corrects(RatingGiven stands, RatingGiven press) {
        if (press.channel() == Channel.PHONE || !press.device().equals(stands.device())) return false;
        long late = press.at().toEpochMilli() - stands.at().toEpochMilli();
        boolean tellsWhy = stands.reasons().isEmpty() && !press.reasons().isEmpty() && press.score() == stands.score();
        return late > 0 && late <= (tellsWhy ? 60_000 : 10_000);
    }

    /** A start from the tables shows the same rights on the rating pages as the run did. */
    private void startsEqual(Sql db) throws SQLException {
        RatingProjection again = new RatingProjection();
        again.load(db);
        assertThat(rights(again)).isEqualTo(rights(ratings));
    }

    private static Map<String, String> rights(RatingProjection projection) {
        return new HashMap<>(projection.live().entrySet().stream()
                .collect(Collectors.toMap(
                        one -> one.getKey().value(),
                        one -> one.getValue().right().rightId())));
    }
}
