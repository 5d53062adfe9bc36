package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.KioskCameOnline;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Incoming;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.RetryLaterException;
import vn.motcua.hub.platform.ledger.StreamKey;

class WriterTest {
    private static final StreamKey STREAM = new StreamKey("pc-1", StreamName.ESSENTIAL, 1);
    private final Vertx vertx = Vertx.vertx();
    private final Site site = Sites.open();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private final AtomicBoolean failCommit = new AtomicBoolean();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final CountDownLatch atGate = new CountDownLatch(1);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        gate.countDown();
        await(vertx.close());
    }

    /** The writer's connection with a door before its commit. */
    private Connection guarded(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        if (gate.getCount() > 0) atGate.countDown();
                        gate.await();
                        if (failCommit.get()) throw new SQLException("disk full");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private LedgerRig rig() throws SQLException {
        return new LedgerRig(vertx, site, clock, guarded(LedgerRig.store(file(), site)), new Random(1));
    }

    private Path file() {
        return folder.resolve(HubFile.NAME);
    }

    private Future<Outcome<Requests.Allocated>> issue(LedgerRig rig, RequestId id) {
        return rig.tickets.issueAtConsole(id, LAN, Sites.LAND, Priority.NORMAL);
    }

    private EventEnvelope fact(long sequence) {
        return new EventEnvelope(
                UUID.randomUUID().toString(),
                site.id(),
                "pc-1",
                StreamName.ESSENTIAL,
                1,
                sequence,
                1,
                clock.instant(),
                new KioskCameOnline("kiosk", clock.instant()));
    }

    private List<Incoming> facts(long from, int count) {
        List<Incoming> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) facts.add(Incoming.accepted(fact(from + i), () -> "raw"));
        return facts;
    }

    @Test
    void nothingIsAnsweredOrAcknowledgedBeforeTheCommit() throws Exception {
        LedgerRig rig = rig();
        gate = new CountDownLatch(1);
        Future<Outcome<Requests.Allocated>> answer = issue(rig, request());
        Future<Long> acknowledgement = rig.writer.facts(STREAM, 0, facts(1, 3));
        assertThat(atGate.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(answer.isComplete()).isFalse();
        assertThat(acknowledgement.isComplete()).isFalse();
        assertThat(rowsOnDisk()).isEqualTo(1);
        gate.countDown();
        assertThat(done(answer).number().text()).isEqualTo("A001");
        assertThat(await(acknowledgement)).isEqualTo(3);
        await(rig.writer.close());
    }

    private long rowsOnDisk() throws SQLException {
        try (Connection connection = HubFile.openReader(file());
                Sql db = new Sql(connection)) {
            return db.first("SELECT count(*) AS n FROM ledger", row -> row.number("n"))
                    .orElseThrow();
        }
    }

    @Test
    void theWriterCommitsWithSynchronousFull() throws Exception {
        try (Connection connection = LedgerRig.store(file(), site);
                Sql db = new Sql(connection)) {
            assertThat(db.first("PRAGMA synchronous", row -> row.integer("synchronous")))
                    .contains(2);
            assertThat(db.first("PRAGMA journal_mode", row -> row.text("journal_mode")))
                    .contains("wal");
        }
    }

    @Test
    void aFailedCommitPutsTheStateBackAndTheSameRequestMayComeAgain() throws Exception {
        LedgerRig rig = rig();
        done(issue(rig, request()));
        failCommit.set(true);
        RequestId id = request();
        Future<Outcome<Requests.Allocated>> lost = issue(rig, id);
        Future<Long> unacknowledged = rig.writer.facts(STREAM, 0, facts(1, 3));
        assertThatThrownBy(() -> await(lost)).isInstanceOf(RetryLaterException.class);
        assertThatThrownBy(() -> await(unacknowledged)).isInstanceOf(RetryLaterException.class);
        assertThat(rig.writer.isHealthy()).isFalse();
        failCommit.set(false);
        assertThat(done(issue(rig, id)).number().text()).isEqualTo("A002");
        assertThat(await(rig.writer.facts(STREAM, 0, facts(1, 3)))).isEqualTo(3);
        assertThat(rig.writer.isHealthy()).isTrue();
        await(rig.writer.close());
        assertThat(Verifier.verify(file()).problems()).isEmpty();
    }

    @Test
    void afterACommitThatFailedTheDiskIsBelievedOnlyOnceItTookAWrite() throws Exception {
        LedgerRig rig = rig();
        failCommit.set(true);
        assertThatThrownBy(() -> await(issue(rig, request()))).isInstanceOf(RetryLaterException.class);
        try (Connection other = HubFile.openReader(file());
                Sql db = new Sql(other)) {
            long before = written(db);
            failCommit.set(false);
            rig.writer.tick();
            org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).until(rig.writer::isHealthy);
            assertThat(written(db)).isNotEqualTo(before);
        }
        await(rig.writer.close());
        assertThat(Verifier.verify(file()).problems()).isEmpty();
    }

    /** Another number after each commit of another connection that changed the file. */
    private static long written(Sql db) throws SQLException {
        return db.first("PRAGMA data_version", row -> row.number("data_version"))
                .orElseThrow();
    }

    @Test
    void aFactThatCannotBeAppliedGoesToQuarantineAndBlocksNothing() throws Exception {
        LedgerRig rig = rig();
        List<Incoming> facts = facts(1, 5);
        // A rating without a visit passes the wire but no rule can make sense of it.
        RatingGiven broken = new RatingGiven(
                "r", "x", null, Sites.C1, 1, 5, List.of(), RatingGiven.Channel.TABLET, "t", clock.instant());
        EventEnvelope poison = new EventEnvelope(
                UUID.randomUUID().toString(),
                site.id(),
                "pc-1",
                StreamName.ESSENTIAL,
                1,
                3,
                1,
                clock.instant(),
                broken);
        facts.set(2, Incoming.accepted(poison, () -> "poison"));
        Future<Outcome<Requests.Allocated>> beside = issue(rig, request());
        assertThat(await(rig.writer.facts(STREAM, 0, facts))).isEqualTo(5);
        done(beside);
        await(rig.writer.close());
        assertThat(Verifier.verify(file()).problems()).isEmpty();
        try (Connection connection = HubFile.openReader(file());
                Sql db = new Sql(connection)) {
            assertThat(db.list("SELECT raw FROM quarantine", row -> row.text("raw")))
                    .containsExactly("poison");
        }
    }

    /** What a kill leaves: the file and its log as they were, mid-batch, copied while the connection lives on. */
    @Test
    void aKilledHubComesBackWithEverythingItAnsweredAndNothingHalf() throws Exception {
        LedgerRig rig = rig();
        List<RequestId> answered = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            RequestId id = request();
            done(issue(rig, id));
            answered.add(id);
        }
        gate = new CountDownLatch(1);
        RequestId unanswered = request();
        Future<Outcome<Requests.Allocated>> never = issue(rig, unanswered);
        assertThat(atGate.await(10, TimeUnit.SECONDS)).isTrue();
        Path after = Files.createDirectory(folder.resolve("after"));
        for (String suffix : List.of("", "-wal"))
            Files.copy(
                    folder.resolve(HubFile.NAME + suffix),
                    after.resolve(HubFile.NAME + suffix),
                    StandardCopyOption.REPLACE_EXISTING);
        assertThat(never.isComplete()).isFalse();
        gate.countDown();
        await(rig.writer.close());

        LedgerRig back =
                new LedgerRig(vertx, site, clock, HubFile.openWriter(after.resolve(HubFile.NAME)), new Random(2));
        for (int i = 0; i < answered.size(); i++)
            assertThat(done(issue(back, answered.get(i))).number().value()).isEqualTo(i + 1);
        assertThat(done(issue(back, unanswered)).number().value()).isEqualTo(21);
        await(back.writer.close());
        assertThat(Verifier.verify(after.resolve(HubFile.NAME)).problems()).isEmpty();
    }

    @Test
    void aBacklogIsTakenInGroupsAndACommandDoesNotWaitBehindIt() throws Exception {
        LedgerRig rig = rig();
        List<Future<Long>> backlog = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < 100; i++) backlog.add(rig.writer.facts(STREAM, i * 100L, facts(1 + i * 100L, 100)));
        done(issue(rig, request()));
        assertThat(backlog.get(99).isComplete()).isFalse();
        for (Future<Long> part : backlog) await(part);
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(10_000 / seconds).as("facts per second").isGreaterThan(500);
        await(rig.writer.close());
    }

    /** Taken alone, what follows a lost run would make the run count as missing: the agent would never offer it again. */
    @Test
    void factsBehindARunThatFailedFailToo() throws Exception {
        LedgerRig rig = rig();
        List<Incoming> first = facts(1, 3);
        List<Incoming> second = facts(4, 3);
        failCommit.set(true);
        Future<Long> lost = rig.writer.facts(STREAM, 0, first);
        assertThatThrownBy(() -> await(lost)).isInstanceOf(RetryLaterException.class);
        failCommit.set(false);
        Future<Long> behind = rig.writer.facts(STREAM, 3, second);
        assertThatThrownBy(() -> await(behind)).isInstanceOf(RetryLaterException.class);
        assertThat(await(rig.writer.facts(STREAM, 0, first))).isEqualTo(3);
        assertThat(await(rig.writer.facts(STREAM, 3, second))).isEqualTo(6);
        await(rig.writer.close());
        assertThat(Verifier.verify(file()).problems()).isEmpty();
    }

    @Test
    void aLongRunIsTakenInPartsAndAcknowledgedOnce() throws Exception {
        LedgerRig rig = rig();
        assertThat(await(rig.writer.facts(STREAM, 0, facts(1, 1_000)))).isEqualTo(1_000);
        await(rig.writer.close());
        assertThat(Verifier.verify(file()).problems()).isEmpty();
    }
}
