package vn.motcua.bench.measure;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.motcua.bench.Measurement;
import vn.motcua.bench.Room;
import vn.motcua.bench.load.Latencies;
import vn.motcua.bench.load.OpenLoop;
import vn.motcua.bench.machine.DiskProbe;
import vn.motcua.bench.machine.ProcessProbe;
import vn.motcua.bench.peer.SqliteCommit;
import vn.motcua.bench.report.Budget;
import vn.motcua.bench.report.Figure;

/**
 * Two hundred cameras with heartbeats at one agent, and fifty events a second among them: how long from an event's last byte until it
 * stands in the hub's ledger, through the agent's own store and the link. Hub, agent and cameras share the machine.
 */
public final class CameraSources implements Measurement {
    private static final int SOURCES = 200;
    private static final double EVENTS_PER_SECOND = 50;
    private static final String AGENT = "pc-1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Budget LAST_BYTE_TO_STORED_MS = Budget.atMost(250);

    @Override
    public String name() {
        return "cameras";
    }

    @Override
    public List<Figure> take(Room room) throws IOException, InterruptedException, SQLException {
        Vertx vertx = Vertx.vertx();
        try {
            CameraCrowd crowd = World.await(CameraCrowd.start(vertx, SOURCES));
            try (World world = World.start(room, Map.of(AGENT, "cameras"), Map.of("sources", crowd.sources()))) {
                awaitAll(crowd);
                return listen(room, world, crowd);
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static List<Figure> listen(Room room, World world, CameraCrowd crowd)
            throws IOException, InterruptedException, SQLException {
        Path store = world.processes().home().resolve("hub").resolve("hub.db");
        LedgerWatch ledger = LedgerWatch.start(store);
        OpenLoop.Result result;
        double cpu;
        double seconds;
        try (ledger) {
            tell(crowd, ledger, "w", room.scale().warmUp());
            CpuCost agent = CpuCost.of(world.processes(), List.of(AGENT));
            long start = System.nanoTime();
            result = tell(crowd, ledger, "e", room.scale().cameras());
            seconds = (System.nanoTime() - start) / 1e9;
            cpu = agent.millisEach(1) / (10 * seconds);
        }
        ProcessProbe probe = new ProcessProbe(world.processes().child(AGENT).pid());
        Latencies inserts = SqliteCommit.each(room.home(), ledger.rows());
        Latencies syncs = DiskProbe.fdatasync(room.home());
        Latencies taken = result.latencies();
        return List.of(
                Figure.of("cameras.p50", taken.millis(50), "ms").beside("plainInserts", inserts.millis(50)),
                Figure.of("cameras.p99", taken.millis(99), "ms")
                        .within(LAST_BYTE_TO_STORED_MS)
                        .beside("plainInserts", inserts.millis(99))
                        .detail("sources", SOURCES)
                        .detail("events", result.offered())
                        .detail("notStored", result.failed())
                        .detail("perSecond", result.perSecond())
                        .detail("heartbeats", crowd.heartbeats())
                        .detail("maxMs", taken.millis(100))
                        .detail("threeSyncsP99Ms", 3 * syncs.millis(99)),
                Figure.of("cameras.agentMemory", probe.residentMib(), "MiB").detail("peakMib", probe.residentPeakMib()),
                Figure.of("cameras.agentCpu", cpu, "%").detail("threads", probe.threads()));
    }

    private static OpenLoop.Result tell(CameraCrowd crowd, LedgerWatch ledger, String prefix, Duration length)
            throws InterruptedException {
        return OpenLoop.run(EVENTS_PER_SECOND, length, i -> {
            String region = prefix + i;
            var stored = ledger.stored(region);
            return crowd.tell(i, region).compose(told -> stored);
        });
    }

    private static void awaitAll(CameraCrowd crowd) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (crowd.connected() < SOURCES) {
            if (System.nanoTime() > end)
                throw new IOException(
                        crowd.connected() + " of " + SOURCES + " cameras were listened to after " + PATIENCE);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
