package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.edge.identity.Identity;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/**
 * What an idle agent costs with six serial ports, and after all six were pulled (HARDWARE e4). The processor time of the process, not
 * the clock on the wall: a busy machine changes it little. With {@code motcua.full} over a minute; else the best of some short looks.
 */
@EnabledOnOs(OS.LINUX)
class AgentIdleTest {
    private static final boolean FULL = Boolean.getBoolean("motcua.full");
    private static final int PORTS = 6;
    private static final double CORE_SHARE_MAX = 0.03;
    private static final Duration LOOK = FULL ? Duration.ofSeconds(60) : Duration.ofSeconds(4);
    private static final Duration PATIENCE = FULL ? Duration.ofMinutes(4) : Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Process begin(String yaml) throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("agent.yaml"), yaml);
        new Identity(
                        new AgentId("pc-1"),
                        new SiteId("demo"),
                        "http://127.0.0.1:1",
                        LinkSignatures.encode(LinkSignatures.newKeyPair().getPublic()),
                        LinkSignatures.encodePrivate(LinkSignatures.newKeyPair().getPrivate()),
                        true)
                .save(home.resolve(Identity.FILE));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "vn.motcua.kiosk.Main",
                "--config",
                config.toString(),
                "--home",
                home.toString());
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }

    private static String status(String base) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/api/status")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static long in(String base, String condition) throws Exception {
        long count = 0;
        for (var printer : Json.parseObject(status(base)).path("printers"))
            if (printer.path("status").asText().equals(condition)) count++;
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
    private static void assertIdle(Process process, String when) throws InterruptedException {
        List<Double> looks = new ArrayList<>();
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
            looks.add(share(process));
            if (looks.get(looks.size() - 1) <= CORE_SHARE_MAX) return;
        }
        throw new AssertionError(when + ", shares of a core: " + looks);
    }

    @Test
    void sixPortsCostLittleAndNoMoreOnceTheyAreGone() throws Exception {
        StringBuilder yaml = new StringBuilder("web: {port: 0}\nstore: {reserveMiB: 1}\nprinters:\n");
        List<SimulatedPrinter> printers = new ArrayList<>();
        for (int i = 0; i < PORTS; i++) {
            SimulatedPrinter printer = SimulatedPrinter.onPseudoTerminal(SimulatedPrinter.WIDTH_DOTS_80);
            printers.add(printer);
            yaml.append("  - {name: p")
                    .append(i)
                    .append(", link: \"")
                    .append(printer.address())
                    .append("\"}\n");
        }
        Process process = begin(yaml.toString());
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = String.valueOf(out.readLine());
            assertThat(line).as(Files.readString(folder.resolve("err.txt"))).contains("ready on http");
            String base = line.substring(line.indexOf("http"));
            await().atMost(Duration.ofSeconds(60)).until(() -> in(base, "READY") == PORTS);

            assertIdle(process, "six ports open");

            printers.forEach(SimulatedPrinter::close);
            await().atMost(Duration.ofSeconds(60)).until(() -> in(base, "OFFLINE") == PORTS);
            assertIdle(process, "six ports gone");
        } finally {
            process.destroyForcibly();
            printers.forEach(SimulatedPrinter::close);
        }
    }
}
