package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.EventIds;
import vn.motcua.edge.store.StoredJob;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/**
 * SIGKILL at seeded random points of a job (HARDWARE e10): as so many bytes have reached the printer, or so long after the order. Each
 * time the next process finds what the last one left. In the end every stored job has one outcome, and the paper agrees with it.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class KilledAgentTest {
    private static final Logger LOG = LoggerFactory.getLogger(KilledAgentTest.class);
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private static final int KILLS = Boolean.getBoolean("motcua.full") ? 200 : 6;
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Slow enough that a kill can fall between any two kilobytes. */
    private static final int BYTES_PER_SECOND = 150_000;

    @TempDir
    Path folder;

    private Process begin(SimulatedPrinter printer, String job) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PrintingMain.class.getName(),
                folder.resolve("home").toString(),
                printer.address(),
                job);
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }

    private void awaitLine(BufferedReader out, String wanted) throws Exception {
        for (String line = out.readLine(); line != null; line = out.readLine()) if (line.equals(wanted)) return;
        throw new AssertionError("it ended without \"" + wanted + "\": " + Files.readString(folder.resolve("err.txt")));
    }

    @Test
    void aKillAtAnyPointOfAJobLosesNothingAndDoublesNothing() throws Exception {
        Random random = new Random(SEED);
        int ticketBytes = TicketEncoders.of(PrinterProfile.named("generic-80"), new LinkAddress.Memory(""))
                .encode(PrintingMain.job(EventIds.next()).printout())
                .lengthMax();
        List<String> ids = new ArrayList<>();
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0)) {
            printer.slowDrain(BYTES_PER_SECOND);
            for (int i = 0; i < KILLS; i++) {
                ids.add(EventIds.next());
                killOneAt(printer, ids.get(i), random, ticketBytes);
            }
            printer.slowDrain(0);
            Process last = begin(printer, "-");
            try (BufferedReader out = last.inputReader(StandardCharsets.UTF_8)) {
                awaitLine(out, "settled");
            } finally {
                kill(last);
            }
            judge(printer, ids);
        }
    }

    private void killOneAt(SimulatedPrinter printer, String id, Random random, int ticketBytes) throws Exception {
        boolean isByBytes = random.nextInt(4) > 0;
        int point = random.nextInt(isByBytes ? ticketBytes + 200 : 600);
        Process process = begin(printer, id);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            awaitLine(out, "begun");
            long from = printer.bytesReceived();
            long begun = System.nanoTime();
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(1))
                    .pollDelay(Duration.ZERO)
                    .atMost(SOON)
                    .until(() -> isByBytes
                            ? printer.bytesReceived() - from >= point || isIdleSince(begun)
                            : System.nanoTime() - begun >= point * 1_000_000L);
        } finally {
            kill(process);
        }
    }

    /** The last bytes of a job may be fewer than asked for. */
    private static boolean isIdleSince(long begun) {
        return System.nanoTime() - begun > 8_000_000_000L;
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private void judge(SimulatedPrinter printer, List<String> ids) throws Exception {
        Vertx vertx = Vertx.vertx();
        AgentStore store = AgentStore.open(vertx, PrintingMain.settings(folder.resolve("home")), Instant::now);
        Map<String, Integer> outcomes = new TreeMap<>();
        try {
            for (String id : ids) {
                StoredJob held =
                        Rig.await(store.read(tx -> tx.printJobs().find(id))).orElse(null);
                PrintOutcome outcome = held == null ? null : held.outcome();
                String word = held == null ? "NEVER_ORDERED" : outcome == null ? "OPEN" : outcome.name();
                outcomes.merge(word, 1, Integer::sum);
                long papers = printer.tickets().stream()
                        .filter(paper -> paper.getHeight() > 250)
                        .filter(paper ->
                                Eye.qr(paper).filter(Samples.url(id)::equals).isPresent())
                        .count();
                check(id, word, papers);
            }
        } finally {
            Rig.await(store.close());
            Rig.await(vertx.close());
        }
        LOG.info("seed {}: {} kills; outcomes {}", SEED, KILLS, outcomes);
    }

    private static void check(String id, String word, long papers) {
        switch (word) {
            case "CONFIRMED" ->
                assertThat(papers).as("%s confirmed, seed %d", id, SEED).isEqualTo(1);
            case "UNKNOWN" ->
                assertThat(papers).as("%s unknown, seed %d", id, SEED).isLessThanOrEqualTo(1);
            case "NEVER_ORDERED" ->
                assertThat(papers).as("%s, seed %d", id, SEED).isZero();
            default -> throw new AssertionError("job " + id + " is " + word + ", seed " + SEED);
        }
    }
}
