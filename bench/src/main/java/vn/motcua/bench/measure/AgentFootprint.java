package vn.motcua.bench.measure;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.motcua.bench.Measurement;
import vn.motcua.bench.Room;
import vn.motcua.bench.machine.ProcessProbe;
import vn.motcua.bench.report.Budget;
import vn.motcua.bench.report.Figure;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;
import vn.motcua.launcher.demo.Child;
import vn.motcua.launcher.demo.FeedClient;
import vn.motcua.launcher.demo.Http;

/** What an agent costs the counter PC it shares with everything else: memory before and after a morning's printing, and idle time. */
public final class AgentFootprint implements Measurement {
    private static final long SETTLE_S = 3;
    private static final String AGENT = AgentStart.AGENT;

    @Override
    public String name() {
        return "footprint";
    }

    @Override
    public List<Figure> take(Room room) throws IOException, InterruptedException {
        double empty = emptyJvm(room);
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0);
                World world = World.start(room, Map.of(AGENT, "printing"), Map.of("printer", printer.address()))) {
            Http kiosk = new Http(world.processes().address(AGENT));
            ProcessProbe probe = new ProcessProbe(world.processes().child(AGENT).pid());
            try (FeedClient rating = FeedClient.open(kiosk, "site", "rating:counter-1", "local")) {
                TimeUnit.SECONDS.sleep(SETTLE_S);
                double idle = probe.residentMib();
                double cpu = probe.cpuPercent(room.scale().idle());
                print(kiosk, new PaperTray(printer), room.scale().prints());
                double used = probe.residentMib();
                return List.of(
                        Figure.of("footprint.idle", idle, "MiB").beside("emptyJvm", empty),
                        Figure.of("footprint.used", used, "MiB")
                                .within(Budget.atMost(96))
                                .beside("emptyJvm", empty)
                                .detail("peakMib", probe.residentPeakMib())
                                .detail("tickets", room.scale().prints())
                                .detail("feedCharacters", rating.received()),
                        Figure.of("footprint.cpu", cpu, "%").within(Budget.atMost(3)));
            }
        }
    }

    private static void print(Http kiosk, PaperTray tray, int tickets) throws IOException, InterruptedException {
        for (int i = 0; i < tickets; i++) {
            kiosk.post(Touches.PATH, Touches.touch(i)).expect(200, 201);
            tray.await();
        }
    }

    private static double emptyJvm(Room room) throws IOException, InterruptedException {
        try (Child empty =
                AgentProgram.startEmpty(room.installation(), room.home().resolve("empty.log"))) {
            return new ProcessProbe(empty.pid()).residentMib();
        }
    }
}
