package vn.motcua.bench.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import vn.motcua.bench.Measurement;
import vn.motcua.bench.Room;
import vn.motcua.bench.link.Backlog;
import vn.motcua.bench.link.ScriptedAgent;
import vn.motcua.bench.load.LoadClient.Session;
import vn.motcua.bench.load.OpenLoop;
import vn.motcua.bench.machine.ProcessProbe;
import vn.motcua.bench.report.Budget;
import vn.motcua.bench.report.Figure;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame.Welcome;

/**
 * The hub came back in the middle of the morning: 100 kiosks send what they kept, all at once, while the hall goes on and 300 live
 * commands a second are given at the consoles.
 */
public final class HardMorning implements Measurement {
    private static final double LIVE_RATE = 300;
    private static final List<String> MODULES = List.of("kiosk");

    @Override
    public String name() {
        return "morning";
    }

    @Override
    public List<Figure> take(Room room) throws IOException, InterruptedException {
        try (World world = World.start(room, Map.of(), Map.of())) {
            Session officer = world.sessions("OFFICER", 1).get(0);
            IntFunction<Future<?>> command = i -> world.hub().post("/api/v1/tickets", ticket(i), officer);
            OpenLoop.run(LIVE_RATE, room.scale().warmUp(), command);
            ScriptedAgents linked =
                    ScriptedAgents.link(world, "kiosk", room.scale().morningAgents(), MODULES, room.seed());
            List<List<String>> backlogs = backlogs(linked, room);
            long start = System.nanoTime();
            List<Future<Long>> drains = new ArrayList<>();
            for (int i = 0; i < backlogs.size(); i++)
                drains.add(linked.agents().get(i).drain(backlogs.get(i)));
            OpenLoop.Result live = OpenLoop.run(LIVE_RATE, room.scale().morning(), command);
            World.await(Future.all(drains));
            long end = drains.stream().mapToLong(Future::result).max().orElse(start);
            ProcessProbe hub = new ProcessProbe(world.processes().child("hub").pid());
            double seconds = (end - start) / 1e9;
            linked.stop();
            return List.of(
                    Figure.of("morning.p99", live.latencies().millis(99), "ms")
                            .within(Budget.atMost(50))
                            .detail("p50Ms", live.latencies().millis(50))
                            .detail("maxMs", live.latencies().millis(100))
                            .detail("samples", live.offered())
                            .detail("failed", live.failed())
                            .detail("perSecond", live.perSecond()),
                    Figure.of("morning.drain", seconds, "s")
                            .detail("agents", backlogs.size())
                            .detail("eventsEach", room.scale().morningBacklog()),
                    Figure.of("morning.hubMemory", hub.residentMib(), "MiB")
                            .within(Budget.atMost(512))
                            .detail("peakMib", hub.residentPeakMib()));
        }
    }

    private static List<List<String>> backlogs(ScriptedAgents linked, Room room) {
        Random random = new Random(room.seed());
        List<List<String>> backlogs = new ArrayList<>();
        for (int i = 0; i < linked.agents().size(); i++) {
            ScriptedAgent agent = linked.agents().get(i);
            Welcome welcome = linked.welcome(i);
            backlogs.add(Backlog.essential(
                    agent.identity(),
                    welcome.site(),
                    welcome.bands(),
                    room.scale().morningBacklog(),
                    random));
        }
        return backlogs;
    }

    private static ObjectNode ticket(int i) {
        return Json.object()
                .put("requestId", UUID.randomUUID().toString())
                .put("serviceId", Touches.SERVICES.get(i % Touches.SERVICES.size()))
                .put("priority", "NORMAL");
    }
}
