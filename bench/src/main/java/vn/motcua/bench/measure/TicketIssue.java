package vn.motcua.bench.measure;

import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import vn.motcua.bench.Measurement;
import vn.motcua.bench.Room;
import vn.motcua.bench.load.ClosedLoop;
import vn.motcua.bench.load.Latencies;
import vn.motcua.bench.load.LoadClient;
import vn.motcua.bench.load.LoadClient.Session;
import vn.motcua.bench.load.OpenLoop;
import vn.motcua.bench.machine.DiskProbe;
import vn.motcua.bench.report.Budget;
import vn.motcua.bench.report.Figure;
import vn.motcua.launcher.demo.DemoWorld;

/**
 * A number, durable: from the kiosk page's request to its answer, over several agents and one hub. On the way the agent stores the
 * request, the hub commits the number, the agent stores the answer. The kiosks have no printer here: 200 tickets a second is a whole
 * province's morning, no printer's.
 */
public final class TicketIssue implements Measurement {
    private static final int KIOSKS = 4;
    private static final double RATE = 200;
    private static final int CONNECTIONS = 48;
    private static final int SYNCS_IN_SERIES = 3;
    private static final List<Integer> PEAK_CLIENTS = List.of(16, 48, 128);

    @Override
    public String name() {
        return "issue";
    }

    @Override
    public List<Figure> take(Room room) throws IOException, InterruptedException {
        Map<String, String> kiosks = new LinkedHashMap<>();
        for (int i = 1; i <= KIOSKS; i++) kiosks.put("kiosk-" + i, "kiosk");
        Latencies disk = DiskProbe.fdatasync(room.home());
        try (World world = World.start(room, kiosks, Map.of())) {
            List<LoadClient> pages = new ArrayList<>();
            for (String kiosk : kiosks.keySet()) pages.add(world.agent(kiosk, CONNECTIONS));
            IntFunction<Future<?>> touch =
                    i -> pages.get(i % KIOSKS).post(Touches.PATH, Touches.touch(i), Session.NONE);
            OpenLoop.run(RATE, room.scale().warmUp(), touch);
            CpuCost hub = CpuCost.of(world.processes(), List.of("hub"));
            CpuCost agents = CpuCost.of(world.processes(), kiosks.keySet());
            OpenLoop.Result steady = OpenLoop.run(RATE, room.scale().issue(), touch);
            double hubMs = hub.millisEach(steady.offered());
            double agentMs = agents.millisEach(steady.offered());
            ClosedLoop.Result peak = peak(room, touch);
            List<Figure> figures = new ArrayList<>(latencies(steady, disk));
            figures.add(Figure.of("issue.cpuHub", hubMs, "ms"));
            figures.add(Figure.of("issue.cpuAgent", agentMs, "ms"));
            figures.add(Figure.of("issue.peak", peak.perSecond(), "/s")
                    .beside("syncRate", 1_000 / disk.millis(50))
                    .detail("clients", peak.clients())
                    .detail("failed", peak.failed()));
            figures.addAll(offline(world.processes()));
            return figures;
        }
    }

    private static List<Figure> latencies(OpenLoop.Result steady, Latencies disk) {
        return List.of(
                figure("issue.p50", 50, steady, disk).within(Budget.atMost(5)),
                figure("issue.p99", 99, steady, disk).within(Budget.atMost(25)));
    }

    private static Figure figure(String id, double percentile, OpenLoop.Result steady, Latencies disk) {
        return Figure.of(id, steady.latencies().millis(percentile), "ms")
                .beside("threeSyncs", SYNCS_IN_SERIES * disk.millis(percentile))
                .detail("samples", steady.offered())
                .detail("failed", steady.failed())
                .detail("perSecond", steady.perSecond())
                .detail("maxMs", steady.latencies().millis(100));
    }

    private static ClosedLoop.Result peak(Room room, IntFunction<Future<?>> touch) throws InterruptedException {
        ClosedLoop.Result best = new ClosedLoop.Result(0, 0, 0);
        for (int clients : PEAK_CLIENTS) {
            ClosedLoop.Result result = ClosedLoop.run(clients, room.scale().peak(), touch);
            if (result.perSecond() > best.perSecond()) best = result;
        }
        return best;
    }

    /** Kiosks that gave up on the hub and issued from their bands: the figures above would then not be the hub's. */
    private static List<Figure> offline(DemoWorld world) throws IOException, InterruptedException {
        return List.of(
                Figure.of("issue.offline", Kiosks.offline(world, KIOSKS), "").within(Budget.atMost(0)));
    }
}
