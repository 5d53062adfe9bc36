package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.figures.Share;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.report.Criteria;
import vn.motcua.hub.report.RatingReport;
import vn.motcua.hub.report.StoredRatingReports;

/** What the report reads of visits served by the real commands. */
class StoredRatingReportsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private final Site site = Sites.open();

    @TempDir
    Path folder;

    private LedgerRig rig;
    private Readers readers;

    @BeforeEach
    void start() throws Exception {
        Path file = folder.resolve("hub.db");
        rig = new LedgerRig(vertx, site, clock, LedgerRig.store(file, site), new Random(7));
        readers = new Readers(vertx, file);
        done(rig.counters.open(request(), LAN, Sites.C2));
    }

    @AfterEach
    void stop() throws Exception {
        await(rig.writer.close());
        await(readers.close());
        await(vertx.close());
    }

    private String served() {
        done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL, 1));
        done(rig.counters.callNext(request(), LAN, Sites.C2));
        clock.advance(Duration.ofMinutes(5));
        return done(rig.counters.finish(request(), LAN, Sites.C2)).rightId();
    }

    /** As the projection of ratings would write it. */
    private void rating(String right, int score, String verdict) throws SQLException {
        String sql =
                "INSERT INTO rating SELECT ?, right_id, visit_id, counter, ?, 5, '', 'PHONE', '', ?, ?, NULL, NULL, 0, '' "
                        + "FROM rating_right WHERE right_id = ?";
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("hub.db"));
                PreparedStatement insert = store.prepareStatement(sql)) {
            insert.setString(1, right + score + verdict);
            insert.setInt(2, score);
            insert.setString(3, clock.instant().toString());
            insert.setString(4, verdict);
            insert.setString(5, right);
            insert.executeUpdate();
        }
    }

    @Test
    void countsEachVisitOnceAndLeavesOutWhatDoesNotCount() throws Exception {
        String first = served();
        String second = served();
        served();
        await(rig.writer.close());
        rating(first, 5, "COUNTED");
        rating(first, 1, "SURPLUS");
        rating(second, 1, "COUNTED");

        RatingReport report = await(new StoredRatingReports(readers, () -> site).ratings(DAY, DAY));

        assertThat(report.total().coverage()).isEqualTo(new Share(2, 3));
        assertThat(report.total().content()).isEqualTo(new Share(1, 2));
        assertThat(report.channels()).isEqualTo(Map.of("PHONE", 2L));
        assertThat(report.surplus()).isEqualTo(1);
        assertThat(report.lines())
                .extracting(line -> line.kind() + " " + line.id())
                .containsExactly("COUNTER c2", "SERVICE land", "DAY 2026-11-23");
    }

    @Test
    void criteriaCountTheCallsOfEachVisitAndWhatCitizensAnswered() throws Exception {
        String right = served();
        for (int i = 0; i < 4; i++) served();
        await(rig.writer.close());
        rating(right, 5, "COUNTED");
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("hub.db"))) {
            store.createStatement().executeUpdate("UPDATE rating SET answers = 'ON_TIME.NO,ATTITUDE.PARTLY'");
        }

        Criteria criteria = await(new StoredRatingReports(readers, () -> site).criteria(DAY, DAY));

        assertThat(criteria.all().get(2).share()).isEqualTo(new Share(5, 5));
        assertThat(criteria.all().get(6).how()).as("one answer is too few").isEqualTo(Criteria.How.NO_DATA);
        assertThat(criteria.all().get(7).points()).hasValue(2);
    }

    @Test
    void otherDaysAreEmpty() throws Exception {
        served();

        RatingReport report =
                await(new StoredRatingReports(readers, () -> site).ratings(DAY.plusDays(1), DAY.plusDays(2)));

        assertThat(report.total().coverage()).isEqualTo(new Share(0, 0));
        assertThat(report.lines()).isEmpty();
    }
}
