package vn.motcua.edge.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.KioskWentOffline;
import vn.motcua.core.event.StreamName;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.TicketPrintout;

/** What store tests share: small settings, sample facts, waiting. */
public final class StoreRig {
    public static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");

    private StoreRig() {}

    public static StoreSettings small(Path home) {
        return new StoreSettings(home, 256 * 1024, 1_000, Duration.ofDays(7), 4_096);
    }

    public static AgentStore open(Vertx vertx, Path home) throws SQLException {
        return AgentStore.open(vertx, small(home), () -> NOON);
    }

    public static <T> T await(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof Exception cause) throw cause;
            throw e;
        }
    }

    public static List<OutboxRow> rows(AgentStore store, StreamName stream) throws Exception {
        return await(store.read(tx -> tx.outbox().after(stream, Outbox.Position.START, 100_000, Integer.MAX_VALUE)));
    }

    public static long lastSequence(AgentStore store, StreamName stream) throws Exception {
        return await(store.read(tx -> tx.outbox().last(stream).sequence()));
    }

    public static long waiting(AgentStore store, StreamName stream) throws Exception {
        return await(store.read(tx -> tx.outbox().waiting(stream)));
    }

    public static Event essential(int n) {
        return new KioskWentOffline("kiosk-" + n, "TIMEOUT", NOON);
    }

    public static Event bulk(int n) {
        return new DeviceStatusChanged("printer-" + n, "TICKET_PRINTER", "READY", "", "");
    }

    /** The files as a power cut would leave them now. */
    static Path crashImage(Path home, Path to) throws IOException {
        Files.createDirectories(to);
        for (String file : new String[] {"agent.db", "agent.db-wal"})
            if (Files.exists(home.resolve(file))) Files.copy(home.resolve(file), to.resolve(file));
        return to;
    }

    public static PrintJob job(String visit, int attempt) {
        return new PrintJob(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                visit,
                "A012",
                attempt,
                "printer-1",
                NOON,
                NOON.plusSeconds(300),
                new TicketPrintout(
                        "UBND",
                        "Trung tâm",
                        "PHIẾU",
                        "Đất đai",
                        "A012",
                        null,
                        null,
                        null,
                        "12:00",
                        "http://localhost/t/X",
                        null,
                        "Xin chờ",
                        null,
                        attempt > 1 ? "BẢN IN LẠI · lần " + attempt : null,
                        null,
                        Locale.forLanguageTag("vi")));
    }
}
