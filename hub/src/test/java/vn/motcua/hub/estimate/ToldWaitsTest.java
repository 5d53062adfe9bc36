package vn.motcua.hub.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.HubRig;
import vn.motcua.hub.LedgerRig;
import vn.motcua.hub.Sites;
import vn.motcua.hub.TestClock;
import vn.motcua.hub.Verifier;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.ticket.Estimate;
import vn.motcua.hub.ticket.TicketBook;

/** What visitors are told, through the ledger and back. */
class ToldWaitsTest {
    private static final PersonId LAN = new PersonId("018f0000-0000-7000-8000-000000000004");
    private final Vertx vertx = Vertx.vertx();
    private final Site site = Sites.of(Sites.calendar("Asia/Ho_Chi_Minh", true), 999, 50);
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");

    @TempDir
    Path home;

    private Path file;
    private LedgerRig rig;

    @BeforeEach
    void begin() throws Exception {
        file = home.resolve(HubFile.NAME);
        rig = new LedgerRig(vertx, site, clock, LedgerRig.store(file, site), new Random(1));
    }

    @AfterEach
    void stop() {
        HubRig.await(rig.writer.close());
        HubRig.await(vertx.close());
    }

    private Requests.Allocated issue() {
        return HubRig.done(rig.tickets.issueAtConsole(HubRig.request(), LAN, Sites.LAND, Priority.NORMAL));
    }

    private void serve(Duration minutes) {
        HubRig.done(rig.counters.callNext(HubRig.request(), LAN, Sites.C1));
        clock.advance(minutes);
        HubRig.done(rig.counters.finish(HubRig.request(), LAN, Sites.C1));
        clock.advance(Duration.ofSeconds(20));
    }

    private Estimate newcomer() {
        return HubRig.await(rig.writer.side(
                connection -> rig.queue.waits().newcomer(Sites.LAND, Priority.NORMAL, clock.instant())));
    }

    private <T> T read(String sql, Sql.RowReader<T> reader) {
        return HubRig.await(rig.writer.side(connection -> {
            try (Sql db = new Sql(connection)) {
                return db.list(sql, reader).get(0);
            }
        }));
    }

    private int told() {
        return read("SELECT count(*) AS n FROM ledger WHERE type = 'WaitEstimated'", row -> row.integer("n"));
    }

    @Test
    void nothingIsSaidWhileNobodyServes() {
        Requests.Allocated given = issue();

        assertThat(given.estimateMinutes()).isEqualTo(Estimate.UNKNOWN);
        assertThat(given.atMostMinutes()).isEqualTo(Estimate.UNKNOWN);
        assertThat(told()).isZero();
    }

    @Test
    void whatWasToldIsHeldAgainstTheRealWaitOnceTheCallIsForGood() {
        HubRig.done(rig.counters.open(HubRig.request(), LAN, Sites.C1));
        for (int i = 0; i < 5; i++) issue();

        for (int i = 0; i < 4; i++) serve(Duration.ofMinutes(12));

        assertThat(told()).isEqualTo(5);
        List<Integer> day = read(
                "SELECT called, in_time, measured FROM estimate_day",
                row -> List.of(row.integer("called"), row.integer("in_time"), row.integer("measured")));
        assertThat(day.get(0)).isEqualTo(4);
        assertThat(day.get(1)).isLessThanOrEqualTo(4);
        assertThat(day.get(2)).isEqualTo(3);
    }

    @Test
    void howLongAVisitKeepsACounterIsLearned() {
        HubRig.done(rig.counters.open(HubRig.request(), LAN, Sites.C1));
        for (int i = 0; i < 8; i++) issue();
        Duration before = length();

        for (int i = 0; i < 6; i++) serve(Duration.ofMinutes(25));

        assertThat(before).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
        assertThat(length()).isGreaterThan(Duration.ofMinutes(15));
    }

    private Duration length() {
        return HubRig.await(rig.writer.side(
                connection -> rig.queue.waits().length(site.services().get(0), clock.instant())));
    }

    @Test
    void aStoreFromBeforeTeachesWhatItsVisitsTell() throws Exception {
        HubRig.done(rig.counters.open(HubRig.request(), LAN, Sites.C1));
        for (int i = 0; i < 12; i++) issue();
        for (int i = 0; i < 9; i++) serve(Duration.ofSeconds(100 + 41L * i));
        Estimate before = newcomer();
        HubRig.await(rig.writer.close());
        try (Connection store = HubFile.openWriter(file);
                Sql db = new Sql(store)) {
            for (String table : new EstimateProjection(new TicketBook()).tables()) db.update("DELETE FROM " + table);
            store.commit();
        }

        rig = new LedgerRig(vertx, site, clock, HubFile.openWriter(file), new Random(2));

        assertThat(newcomer()).isEqualTo(before);
        assertThat(Verifier.verify(file).problems()).isEmpty();
    }

    @Test
    void whatWasLearnedIsTheSameAfterARestartAndARebuild() throws Exception {
        HubRig.done(rig.counters.open(HubRig.request(), LAN, Sites.C1));
        for (int i = 0; i < 30; i++) issue();
        for (int i = 0; i < 25; i++) serve(Duration.ofSeconds(60 + 37L * i % 300));
        Estimate before = newcomer();
        HubRig.await(rig.writer.close());

        rig = new LedgerRig(vertx, site, clock, HubFile.openWriter(file), new Random(2));

        assertThat(before.isKnown()).isTrue();
        assertThat(newcomer()).isEqualTo(before);
        assertThat(Verifier.verify(file).problems()).isEmpty();
    }
}
