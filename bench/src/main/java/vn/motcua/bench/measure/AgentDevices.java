package vn.motcua.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.motcua.bench.Measurement;
import vn.motcua.bench.Room;
import vn.motcua.bench.machine.ProcessProbe;
import vn.motcua.bench.report.Budget;
import vn.motcua.bench.report.Figure;
import vn.motcua.launcher.demo.Http;

/** What an agent costs that has a device of every kind and nothing to do, and what it costs after all of them were pulled. */
public final class AgentDevices implements Measurement {
    private static final String AGENT = "pc-1";
    private static final long SETTLE_S = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A minute in a full run. */
    private static final int LOOKS = 6;

    private static final Budget CORE_PERCENT = Budget.atMost(3);
    private static final Budget MEMORY_MIB = Budget.atMost(96);

    @Override
    public String name() {
        return "devices";
    }

    @Override
    public List<Figure> take(Room room) throws IOException, InterruptedException {
        try (CounterDevices devices = CounterDevices.start();
                World world = World.start(room, Map.of(AGENT, "counter"), devices.addresses())) {
            Http agent = new Http(world.processes().address(AGENT));
            ProcessProbe probe = new ProcessProbe(world.processes().child(AGENT).pid());
            Duration look = room.scale().idle().multipliedBy(LOOKS);
            await(agent, "READY", CounterDevices.READY_BY_THEMSELVES);
            TimeUnit.SECONDS.sleep(SETTLE_S);
            double open = probe.cpuPercent(look);
            long threads = probe.threads();
            double memory = probe.residentMib();

            devices.pullAll();
            await(agent, "OFFLINE", CounterDevices.COUNT);
            TimeUnit.SECONDS.sleep(SETTLE_S);
            double gone = probe.cpuPercent(look);
            return List.of(
                    Figure.of("devices.cpu", open, "%").within(CORE_PERCENT).detail("threads", threads),
                    Figure.of("devices.memory", memory, "MiB").within(MEMORY_MIB),
                    Figure.of("devices.cpuPulled", gone, "%")
                            .within(CORE_PERCENT)
                            .detail("threads", probe.threads()));
        }
    }

    private static void await(Http agent, String status, int count) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int is = in(agent, status); is != count; is = in(agent, status)) {
            if (System.nanoTime() > end)
                throw new IOException(is + " of " + count + " devices were " + status + " after " + PATIENCE);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static int in(Http agent, String status) throws IOException, InterruptedException {
        JsonNode told = agent.get("/api/status").expect(200).json();
        int count = 0;
        for (String kind : List.of("printers", "devices"))
            for (JsonNode device : told.path(kind))
                if (device.path("status").asText().equals(status)) count++;
        return count;
    }
}
