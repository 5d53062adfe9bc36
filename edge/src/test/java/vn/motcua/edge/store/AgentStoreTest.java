package vn.motcua.edge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.motcua.edge.store.StoreRig.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.EventsDropped;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.wire.EventJson;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.print.JobClosedException;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.store.Outbox.Position;

class AgentStoreTest {
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    Path home;

    @AfterAll
    static void close() {
        VERTX.close();
    }

    private static List<OutboxRow> all(AgentStore store, StreamName stream) throws Exception {
        return StoreRig.rows(store, stream);
    }

    @Test
    void writesEveryCommitThroughToTheDisk() throws Exception {
        AgentStore store = StoreRig.open(VERTX, home);

        int synchronous = await(store.read(tx -> Integer.parseInt(pragma(tx, "synchronous"))));
        String journal = await(store.read(tx -> pragma(tx, "journal_mode")));

        assertThat(synchronous).as("FULL").isEqualTo(2);
        assertThat(journal).isEqualTo("wal");
        await(store.close());
    }

    private static String pragma(Tx tx, String name) throws SQLException {
        return tx.raw("PRAGMA " + name);
    }

    @Test
    void answersOnlyAfterTheCommit() throws Exception {
        AgentStore store = StoreRig.open(VERTX, home);
        String url = "jdbc:sqlite:" + home.resolve("agent.db");

        for (int i = 1; i <= 50; i++) {
            await(store.append(StoreRig.essential(i)));
            try (var other = DriverManager.getConnection(url);
                    var rows = other.createStatement().executeQuery("SELECT count(*) FROM outbox")) {
                assertThat(rows.getInt(1)).isEqualTo(i);
            }
        }
        await(store.close());
    }

    @Test
    void aCrowdOfFactsStandsInItsOrderOrNotAtAll() throws Exception {
        AgentStore store = StoreRig.open(VERTX, home);

        await(store.appendAll(List.of(StoreRig.bulk(1), StoreRig.bulk(2), StoreRig.bulk(3))));

        assertThat(all(store, StreamName.BULK)).extracting(OutboxRow::sequence).containsExactly(1L, 2L, 3L);
        assertThat(all(store, StreamName.BULK))
                .extracting(row -> Json.parseObject(row.data()))
                .containsExactly(
                        Json.parseObject(Json.write(StoreRig.bulk(1))),
                        Json.parseObject(Json.write(StoreRig.bulk(2))),
                        Json.parseObject(Json.write(StoreRig.bulk(3))));
        store.abandon();
        assertThatThrownBy(() -> await(store.appendAll(List.of(StoreRig.bulk(4), StoreRig.bulk(5)))))
                .isInstanceOf(Exception.class);
        AgentStore again = StoreRig.open(VERTX, home);
        assertThat(all(again, StreamName.BULK)).hasSize(3);
        await(again.close());
    }

    @Test
    void numbersEachStreamWithoutGapsAlsoFromManyCallersAndAfterARestart() throws Exception {
        AgentStore store = StoreRig.open(VERTX, home);
        List<Future<?>> writes = new ArrayList<>();
        for (int i = 0; i < 700; i++) writes.add(store.append(i % 7 == 0 ? StoreRig.bulk(i) : StoreRig.essential(i)));
        await(Future.all(writes));
        await(store.close());

        AgentStore again = StoreRig.open(VERTX, home);
        await(again.append(StoreRig.essential(700)));

        assertThat(all(again, StreamName.ESSENTIAL)).hasSize(601);
        assertThat(all(again, StreamName.ESSENTIAL).get(600).sequence()).isEqualTo(601);
        assertThat(all(again, StreamName.BULK))
                .extracting(OutboxRow::sequence)
                .last()
                .isEqualTo(100L);
        await(again.close());
    }

    @Test
    void keepsWhatItAnsweredWhenThePowerIsCut(@TempDir Path elsewhere) throws Exception {
        AgentStore store = StoreRig.open(VERTX, home);
        AtomicInteger answered = new AtomicInteger();
        for (int i = 0; i < 300; i++) store.append(StoreRig.essential(i)).onSuccess(done -> answered.incrementAndGet());
        await(store.append(StoreRig.essential(300)));

        Path image = StoreRig.crashImage(home, elsewhere.resolve("image"));
        store.abandon();

        AgentStore survivor = StoreRig.open(VERTX, image);
        assertThat(all(survivor, StreamName.ESSENTIAL)).hasSize(301);
        await(survivor.close());
    }

    @Test
    void undoesAFailedTransactionAloneAndLeavesNoHoleInTheSequence() throws Exception {
        AgentStore store = StoreRig.open(VERTX, home);
        Future<Void> before = store.append(StoreRig.essential(1));
        Future<Boolean> broken = store.essential(tx -> {
            tx.outbox().append(StoreRig.essential(2));
            throw new IllegalStateException("half-way");
        });
        Future<Void> after = store.append(StoreRig.essential(3));

        await(before);
        assertThatThrownBy(() -> await(broken)).hasMessage("half-way");
        await(after);

        assertThat(all(store, StreamName.ESSENTIAL))
                .extracting(OutboxRow::sequence)
                .containsExactly(1L, 2L);
        await(store.close());
    }

    @Test
    void rowsParseAsEnvelopes() throws Exception {
        AgentStore store = StoreRig.open(VERTX, home);
        await(store.append(StoreRig.essential(1)));

        OutboxRow row = all(store, StreamName.ESSENTIAL).get(0);
        var envelope = EventJson.parse(vn.motcua.core.wire.Json.parseObject(vn.motcua.core.wire.Json.write(
                row.envelope(new vn.motcua.core.model.SiteId("demo"), new vn.motcua.core.model.AgentId("pc-1")))));

        assertThat(envelope.event()).isEqualTo(StoreRig.essential(1));
        assertThat(envelope.occurredAt()).isEqualTo(StoreRig.NOON);
        await(store.close());
    }

    @Test
    void replacesTheOldestBulkEventsByOneMarkThatCountsThem() throws Exception {
        AgentStore store = StoreRig.open(VERTX, home);
        List<Future<?>> writes = new ArrayList<>();
        for (int i = 0; i < 2_600; i++) writes.add(store.append(StoreRig.bulk(i)));
        await(Future.all(writes));

        List<OutboxRow> kept = all(store, StreamName.BULK);
        EventsDropped mark = Json.read(Json.parseObject(kept.get(0).data()), EventsDropped.class);

        assertThat(kept).hasSizeLessThanOrEqualTo(1_000);
        assertThat(kept.get(0).type()).isEqualTo("EventsDropped");
        assertThat(kept).filteredOn(row -> row.type().equals("EventsDropped")).hasSize(1);
        assertThat(mark.fromSequence()).isEqualTo(1);
        assertThat(mark.toSequence()).isEqualTo(kept.get(0).sequence());
        assertThat(mark.counts().get("DeviceStatusChanged")).isEqualTo(2_600 - (kept.size() - 1));
        assertThat(kept.get(kept.size() - 1).sequence()).isEqualTo(2_600);
        await(store.close());
    }

    @Test
    void keepsAcknowledgedEssentialEventsAndOffersThemToARestoredHub() throws Exception {
        AgentStore store = StoreRig.open(VERTX, home);
        for (int i = 1; i <= 5; i++) await(store.append(StoreRig.essential(i)));
        await(store.bulk(tx -> {
            tx.outbox().acknowledge(StreamName.ESSENTIAL, new Position(1, 5), StoreRig.NOON);
            return true;
        }));
        long waiting = StoreRig.waiting(store, StreamName.ESSENTIAL);

        await(store.essential(tx -> {
            tx.outbox().resume(StreamName.ESSENTIAL, new Position(1, 2), StoreRig.NOON);
            return true;
        }));

        assertThat(waiting).isZero();
        assertThat(StoreRig.waiting(store, StreamName.ESSENTIAL)).isEqualTo(3);
        await(store.close());
    }

    @Test
    void standsForBulkEventsARestoredHubWantsAndThatAreGone() throws Exception {
        AgentStore store = StoreRig.open(VERTX, home);
        for (int i = 1; i <= 6; i++) await(store.append(StoreRig.bulk(i)));
        await(store.bulk(tx -> {
            tx.outbox().acknowledge(StreamName.BULK, new Position(1, 4), StoreRig.NOON);
            return true;
        }));

        await(store.essential(tx -> {
            tx.outbox().resume(StreamName.BULK, new Position(1, 1), StoreRig.NOON);
            return true;
        }));

        List<OutboxRow> rows = all(store, StreamName.BULK);
        EventsDropped mark = Json.read(Json.parseObject(rows.get(0).data()), EventsDropped.class);
        assertThat(rows).extracting(OutboxRow::sequence).containsExactly(4L, 5L, 6L);
        assertThat(mark.fromSequence()).isEqualTo(2);
        assertThat(mark.toSequence()).isEqualTo(4);
        await(store.close());
    }

    @Test
    void movesWhatWasNotAcknowledgedIntoAFreshEpochUnderTheSameIds() throws Exception {
        AgentStore store = StoreRig.open(VERTX, home);
        for (int i = 1; i <= 5; i++) await(store.append(StoreRig.essential(i)));
        List<OutboxRow> before = all(store, StreamName.ESSENTIAL);

        await(store.essential(tx -> {
            tx.outbox().acknowledge(StreamName.ESSENTIAL, new Position(1, 2), StoreRig.NOON);
            tx.outbox().startEpoch(4);
            return true;
        }));
        await(store.append(StoreRig.essential(6)));

        List<OutboxRow> after = await(
                store.read(tx -> tx.outbox().after(StreamName.ESSENTIAL, new Position(4, 0), 100, Integer.MAX_VALUE)));
        assertThat(after).extracting(OutboxRow::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(after.subList(0, 3))
                .extracting(OutboxRow::eventId)
                .isEqualTo(before.subList(2, 5).stream().map(OutboxRow::eventId).toList());
        await(store.close());
    }

    @Test
    void aPrintJobEndsOnceWithItsFactInTheSameCommit() throws Exception {
        AgentStore store = StoreRig.open(VERTX, home);
        List<StoredJob> told = new ArrayList<>();
        StorePrintJournal journal = new StorePrintJournal(store, () -> StoreRig.NOON, told::add);
        String visit = UUID.randomUUID().toString();
        var job = StoreRig.job(visit, 1);
        await(store.essential(tx -> {
            tx.printJobs().queue(job, new RequestId(job.requestId()));
            return true;
        }));
        PrintOutcome confirmed = PrintOutcome.of("CONFIRMED", "GS_R");

        await(journal.sent(job.jobId(), 4_000));
        await(journal.sent(job.jobId(), 4_000));
        await(journal.ended(job.jobId(), confirmed));
        await(journal.ended(job.jobId(), confirmed));

        assertThatThrownBy(() -> await(journal.ended(job.jobId(), PrintOutcome.of("UNKNOWN", "TIMEOUT"))))
                .isInstanceOf(JobClosedException.class);
        assertThatThrownBy(() -> await(journal.sent(job.jobId(), 1))).isInstanceOf(JobClosedException.class);
        assertThat(all(store, StreamName.ESSENTIAL))
                .extracting(OutboxRow::type)
                .containsExactly("PrintJobQueued", "PrintJobEnded");
        assertThat(await(journal.open())).isEmpty();
        assertThat(told).extracting(StoredJob::word).contains("SENT", "CONFIRMED");
        await(store.close());
    }

    @Test
    void refusesAFileOfANewerForm() throws Exception {
        await(StoreRig.open(VERTX, home).close());
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("agent.db"));
                var statement = other.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(() -> StoreRig.open(VERTX, home)).hasMessageContaining("newer Motcua");
    }
}
