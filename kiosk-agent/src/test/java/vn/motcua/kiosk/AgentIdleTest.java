package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.sim.SimulatorConfig;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/**
 * What an idle agent costs with a device of each kind on seven serial ports and one on the network, and after all of them were pulled
 * (HARDWARE e4). The processor time of the process, not the clock on the wall: a busy machine changes it little. With
 * {@code motcua.full} over a minute; else the best of some short looks.
 */
@EnabledOnOs(OS.LINUX)
@Tag("alone")
class AgentIdleTest {
    private static final boolean FULL = Boolean.getBoolean("motcua.full");
    private static final Logger LOG = LoggerFactory.getLogger(AgentIdleTest.class);
    private static final int DEVICES = 8;
    /** A scanner is not known to be well before it has scanned. */
    private static final int SCANNERS = 2;

    /** The budget itself is the bench's and the full run's; in every build, on whatever machine, nothing may spin. */
    private static final double CORE_SHARE_MAX = FULL ? 0.03 : 0.10;

    private static final Duration LOOK = FULL ? Duration.ofSeconds(60) : Duration.ofSeconds(4);
    private static final Duration PATIENCE = FULL ? Duration.ofMinutes(4) : Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private static String status(String base) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/api/status")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static long in(String base, String condition) throws Exception {
        long count = 0;
        for (String kind : List.of("printers", "devices"))
            for (var device : Json.parseObject(status(base)).path(kind))
                if (device.path("status").asText().equals(condition)) count++;
        return count;
    }

    private static Duration used(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Share of one core, over one look. */
    private static double share(Process process) throws InterruptedException {
        Duration before = used(process);
        long begun = System.nanoTime();
        boolean ended = process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(ended).as("the agent ended").isFalse();
        return (double) used(process).minus(before).toNanos() / (System.nanoTime() - begun);
    }

    /** The first looks still hold classes being loaded and code being compiled. */
    private static void assertIdle(Process process, String when) throws Exception {
        List<Double> looks = new ArrayList<>();
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
            looks.add(share(process));
            if (looks.get(looks.size() - 1) > CORE_SHARE_MAX) continue;
            LOG.info(
                    "{}: {} % of a core over {}, {} threads, {} KiB",
                    when,
                    Math.round(looks.get(looks.size() - 1) * 1_000) / 10.0,
                    LOOK,
                    counted(process, "Threads:"),
                    counted(process, "VmRSS:"));
            return;
        }
        throw new AssertionError(when + ", shares of a core: " + looks);
    }

    /** Source: proc(5), {@code /proc/PID/status}. */
    private static long counted(Process process, String key) throws Exception {
        try (Stream<String> lines = Files.lines(Path.of("/proc", "" + process.pid(), "status"))) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Of the lines, which are ours; the machine's own come and go. Source: proc(5), {@code /proc/PID/task/TID/comm}. */
    private static long lineThreads(Process process) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", "" + process.pid(), "task"))) {
            return tasks.filter(task -> nameOf(task).startsWith("link-")).count();
        }
    }

    private static String nameOf(Path task) {
        try {
            return Files.readString(task.resolve("comm"));
        } catch (IOException e) {
            return ""; // it has ended meanwhile
        }
    }

    /** One of each kind in this process, as on the bench. */
    private static List<SimulatedDevice> simulated() {
        ConfigNode node = ConfigNode.parse("simulators.yaml", """
                simulators:
                  scanner: [{name: scanner-1}, {name: scanner-2}]
                  pad: [{name: pad-1}]
                  panic: [{name: panic-1}]
                  sign: [{name: sign-1}]
                """);
        List<SimulatedDevice> all = SimulatorConfig.read(node, AgentIdleTest.class.getClassLoader());
        assertThat(node.problems()).isEmpty();
        return all;
    }

    private static final Map<String, String> SETTINGS = Map.of(
            "scanner-1", "driver: serial-scanner, counter: quay-1",
            "scanner-2", "driver: serial-scanner, counter: quay-2",
            "pad-1", "driver: serial-pad, protocol: motcua-lines, counter: quay-1",
            "panic-1", "driver: serial-panic, protocol: motcua-lines, counter: quay-1",
            "sign-1", "driver: modbus-sign, address: 1, map: dm36, counter: quay-1");

    private static String config(List<SimulatedPrinter> printers, List<SimulatedDevice> others) throws Exception {
        StringBuilder yaml = new StringBuilder("web: {port: 0}\nstore: {reserveMiB: 1}\n")
                .append("rating: {counters: [quay-1]}\nsigns: {blink: 6s}\npanic: {silent: true}\nprinters:\n");
        for (SimulatedPrinter printer : printers)
            yaml.append("  - {name: p%d, link: \"%s\"}%n".formatted(printers.indexOf(printer), printer.address()));
        yaml.append("devices:\n");
        for (SimulatedDevice other : others)
            yaml.append("  - {name: %s, link: \"%s\", %s}%n"
                    .formatted(other.name(), other.start(), SETTINGS.get(other.name())));
        return yaml.toString();
    }

    @Test
    void everyKindOfDeviceCostsLittleAndNoMoreOnceAllAreGone() throws Exception {
        List<SimulatedPrinter> printers = List.of(
                SimulatedPrinter.onPseudoTerminal(SimulatedPrinter.WIDTH_DOTS_80),
                SimulatedPrinter.onPseudoTerminal(SimulatedPrinter.WIDTH_DOTS_58),
                SimulatedPrinter.listen("127.0.0.1", 0));
        List<SimulatedDevice> others = simulated();
        try (ChildAgent agent = ChildAgent.begin(folder, config(printers, others))) {
            Process process = agent.process();
            String base = agent.awaitReady();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> in(base, "READY") == DEVICES - SCANNERS && in(base, "UNKNOWN") == SCANNERS);

            assertIdle(process, "eight devices open");
            long threads = lineThreads(process);
            assertThat(threads).isGreaterThanOrEqualTo(DEVICES);

            printers.forEach(SimulatedPrinter::close);
            others.forEach(SimulatedDevice::close);
            await().atMost(Duration.ofSeconds(60)).until(() -> in(base, "OFFLINE") == DEVICES);
            assertIdle(process, "eight devices gone");
            await().atMost(Duration.ofSeconds(60)).until(() -> lineThreads(process), left -> left <= threads);
        } finally {
            printers.forEach(SimulatedPrinter::close);
            others.forEach(SimulatedDevice::close);
        }
    }
}
