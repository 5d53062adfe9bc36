package vn.motcua.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.motcua.bench.Measurement;
import vn.motcua.bench.Room;
import vn.motcua.bench.load.Latencies;
import vn.motcua.bench.report.Budget;
import vn.motcua.bench.report.Figure;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;
import vn.motcua.launcher.demo.Child;
import vn.motcua.launcher.demo.Http;

/** How long a citizen waits after the PC was switched on: process start to the agent's word that it is ready, and to a ready printer. */
public final class AgentStart implements Measurement {
    static final String AGENT = "hall";
    private static final long PRINTER_PATIENCE_NS = TimeUnit.SECONDS.toNanos(20);

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> take(Room room) throws IOException, InterruptedException {
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0);
                World world = World.start(room, Map.of(AGENT, "printing"), Map.of("printer", printer.address()))) {
            world.processes().child(AGENT).close();
            AgentProgram program = new AgentProgram(room.installation(), world.processes(), AGENT);
            int times = room.scale().agentStarts();
            List<Figure> figures = new ArrayList<>();
            figures.add(median("start.plain", starts(program, times, List.of(), true))
                    .within(Budget.atMost(1.5)));
            figures.add(withArchive(program, world.processes().home().resolve("agent.jsa"), times));
            return figures;
        }
    }

    /** Seconds of each start. */
    private static double[] starts(AgentProgram program, int times, List<String> options, boolean toPrinter)
            throws IOException, InterruptedException {
        double[] seconds = new double[times];
        for (int i = 0; i < times; i++) {
            AgentProgram.Started started = program.start(options);
            try (Child child = started.child()) {
                seconds[i] = toPrinter ? printerReady(started) : started.readySeconds();
            }
        }
        return seconds;
    }

    /** Ready to print: the agent answers and its printer has told that it is well. */
    private static double printerReady(AgentProgram.Started started) throws IOException, InterruptedException {
        Http http = new Http(started.address());
        while (System.nanoTime() - started.startedNanos() < PRINTER_PATIENCE_NS) {
            JsonNode printers = http.get("/api/status").expect(200).json().path("printers");
            if (printers.size() > 0 && printers.get(0).path("status").asText().equals("READY"))
                return Math.max(started.readySeconds(), (System.nanoTime() - started.startedNanos()) / 1e9);
            TimeUnit.MILLISECONDS.sleep(5);
        }
        throw new IOException("the printer was not ready after 20 s");
    }

    /** The archive is made by one run of the same agent, as an installer would. */
    private static Figure withArchive(AgentProgram program, Path archive, int times)
            throws IOException, InterruptedException {
        AgentProgram.Started making = program.start(List.of("-XX:ArchiveClassesAtExit=" + archive));
        try (Child child = making.child()) {
            printerReady(making);
        }
        Budget budget = Budget.atMost(0.8);
        if (!Files.exists(archive))
            return Figure.failed("start.archive", "this Java wrote no class-data archive at the agent's end");
        List<String> options = List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto");
        return median("start.archive", starts(program, times, options, true)).within(budget);
    }

    private static Figure median(String id, double[] seconds) {
        return Figure.of(id, Latencies.median(seconds), "s").detail("seconds", seconds);
    }
}
