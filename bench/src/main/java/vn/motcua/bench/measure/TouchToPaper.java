package vn.motcua.bench.measure;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import vn.motcua.bench.Measurement;
import vn.motcua.bench.Room;
import vn.motcua.bench.load.Latencies;
import vn.motcua.bench.report.Budget;
import vn.motcua.bench.report.Figure;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;
import vn.motcua.launcher.demo.Http;

/**
 * What a citizen waits for: from the touch to the last byte of the ticket at the printer's end of a TCP line, the hub's round trip
 * included. The end is the moment the simulated printer hears the cut, the last command of a ticket, so its own reading is included too.
 */
public final class TouchToPaper implements Measurement {
    private static final int WARM_UP = 20;
    private static final String AGENT = AgentStart.AGENT;

    @Override
    public String name() {
        return "print";
    }

    @Override
    public List<Figure> take(Room room) throws IOException, InterruptedException {
        RasterTiming raster = RasterTiming.measure(room);
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0);
                World world = World.start(room, Map.of(AGENT, "printing"), Map.of("printer", printer.address()))) {
            Http kiosk = new Http(world.processes().address(AGENT));
            PaperTray tray = new PaperTray(printer);
            Latencies all = new Latencies();
            long before = 0;
            for (int i = -WARM_UP; i < 2 * room.scale().prints(); i++) {
                if (i == 0) before = printer.bytesReceived();
                long start = System.nanoTime();
                kiosk.post(Touches.PATH, Touches.touch(i + WARM_UP)).expect(200, 201);
                long end = tray.await();
                if (i >= 0) all.record(end - start);
            }
            long bytes = (printer.bytesReceived() - before) / all.count();
            return List.of(
                    figure("print.p50", all, 50, bytes).beside("raster", raster.p50Ms()),
                    figure("print.p99", all, 99, bytes)
                            .within(Budget.atMost(60))
                            .beside("raster", raster.p99Ms()));
        }
    }

    private static Figure figure(String id, Latencies all, double percentile, long bytes) {
        return Figure.of(id, all.millis(percentile), "ms")
                .detail("samples", all.count())
                .detail("bytesPerTicket", bytes)
                .detail("maxMs", all.millis(100));
    }
}
