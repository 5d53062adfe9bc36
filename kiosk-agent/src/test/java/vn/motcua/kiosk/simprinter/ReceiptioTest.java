package vn.motcua.kiosk.simprinter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * receiptio, a print client other people wrote, with the most careful printing dialogue known to us, against the simulated printer: it
 * must find in it what it finds in a real one. Fetched by npm into {@code target}; without node, npm or a network it is not run, loudly.
 */
class ReceiptioTest {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptioTest.class);
    private static final String VERSION = "2.1.2";
    private static final int PORT = 9100; // receiptio knows no other
    private static final String TICKET = "^^^A012\n\nTrung tam Phuc vu hanh chinh cong\n-\nQuay 2 | 3 nguoi\n";
    private static final int SUCCESS = 0;
    private static final int ONLINE = 100;
    private static final int COVER_OPEN = 101;
    private static final int PAPER_EMPTY = 102;
    private static final int TIMEOUT = 106;

    private static final Path FOLDER = Path.of("target", "receiptio").toAbsolutePath();
    private static final Path CLIENT = FOLDER.resolve("node_modules/receiptio/bin/cli.js");

    private SimulatedPrinter printer;
    private String host = "";

    @BeforeAll
    static void fetch() throws Exception {
        Files.createDirectories(FOLDER);
        if (!Files.isRegularFile(CLIENT) && isProgram("node") && isProgram("npm")) {
            Process npm = new ProcessBuilder(
                            "npm", "install", "--no-audit", "--no-fund", "--prefix", ".", "receiptio@" + VERSION)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("npm.log").toFile())
                    .start();
            if (!npm.waitFor(90, TimeUnit.SECONDS)) npm.destroyForcibly();
        }
        boolean isHere = Files.isRegularFile(CLIENT) && isProgram("node");
        if (!isHere)
            LOG.warn("NOT RUN: receiptio {} (npm) could not be fetched; its judgement is missing here", VERSION);
        assumeTrue(isHere, "receiptio is not here");
    }

    private static boolean isProgram(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** Port 9100 of some loopback address: that of 127.0.0.1 may be somebody else's. */
    @BeforeEach
    void switchOn() {
        for (int i = 0; i < 8; i++) {
            host = "127.91." + (ProcessHandle.current().pid() % 250) + "." + (1 + i);
            try {
                printer = SimulatedPrinter.listen(host, PORT);
                return;
            } catch (IOException taken) {
                LOG.debug("{}:{}: {}", host, PORT, taken.getMessage());
            }
        }
        throw new IllegalStateException("port " + PORT
                + ", the only one receiptio knows, is taken on eight loopback addresses; last tried " + host);
    }

    @AfterEach
    void switchOff() {
        if (printer != null) printer.close();
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("node", CLIENT.toString(), "-d", host));
        command.addAll(List.of(options));
        Path ticket = Files.createTempFile(Path.of("target"), "receiptio", ".md");
        Files.writeString(ticket, TICKET, StandardCharsets.UTF_8);
        ticket.toFile().deleteOnExit();
        return new ProcessBuilder(command)
                .redirectInput(ticket.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int code(Process process) throws InterruptedException {
        try {
            assertThat(process.waitFor(50, TimeUnit.SECONDS))
                    .as("receiptio ends")
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private int print(int seconds) throws Exception {
        return code(start("-p", "generic", "-t", String.valueOf(seconds)));
    }

    @Test
    void aReadyPrinterPrints() throws Exception {
        assertThat(print(20)).isEqualTo(SUCCESS);
        assertThat(printer.cuts()).isEqualTo(1);
        assertThat(printer.unparsedBytes()).isZero();
    }

    @Test
    void anOpenCoverIsFound() throws Exception {
        printer.coverOpen(true);

        assertThat(print(20)).isEqualTo(COVER_OPEN);
    }

    @Test
    void missingPaperIsFound() throws Exception {
        printer.paperOut(true);

        assertThat(print(20)).isEqualTo(PAPER_EMPTY);
    }

    @Test
    void paperThatEndsInTheMiddleOfATicketIsFound() throws Exception {
        printer.slowDrain(400);
        printer.paperOutAfter(60);

        assertThat(print(20)).isEqualTo(PAPER_EMPTY);
        assertThat(printer.cuts()).isZero();
    }

    @Test
    void aPrinterThatFallsSilentTimesOut() throws Exception {
        printer.slowDrain(400);
        printer.faultAfter(40, Fault.MUTE);

        assertThat(print(3)).isEqualTo(TIMEOUT);
    }

    @Test
    void aReadyPrinterIsOnline() throws Exception {
        assertThat(code(start("-q", "printer"))).isEqualTo(ONLINE);
    }

    @Test
    void ofThreeClientsAtOnceOneIsServedAndTheOthersWait() throws Exception {
        List<Process> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) clients.add(start("-p", "generic", "-t", "30"));

        for (Process each : clients) assertThat(code(each)).isEqualTo(SUCCESS);
        assertThat(printer.cuts()).isEqualTo(3);
        assertThat(printer.clientsServed()).isEqualTo(3);
    }
}
