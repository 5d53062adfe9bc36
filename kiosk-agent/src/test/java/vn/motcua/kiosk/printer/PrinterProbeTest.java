package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.print.FenceKind;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.print.PrintOutcome.Confirmed;
import vn.motcua.edge.print.PrintOutcome.Unknown;
import vn.motcua.edge.print.PrintOutcome.UnknownReason;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** Models that know only some of the proofs: found out from the order of the answers, not by waiting. */
class PrinterProbeTest {
    /** No question is ever late: whoever waits for one fails the test by its time. */
    private static final PrinterSettings.Times PATIENT = new PrinterSettings.Times(
            Duration.ofMillis(200),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(50),
            Duration.ofMillis(50),
            Duration.ofMillis(400));

    private final Vertx vertx = Vertx.vertx();
    private final LinkRuntime links = new LinkRuntime();

    @AfterEach
    void close() {
        links.close();
        Rig.await(vertx.close());
    }

    private PrintOutcome firstTicket(String profile, PrinterSettings.Times times, String... unanswered)
            throws Exception {
        SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0);
        printer.unanswered(unanswered);
        try (Rig rig =
                new Rig(vertx, links, printer, PrinterProfile.named(profile), new MemoryJournal(), times).started()) {
            PrintOutcome outcome = Rig.await(rig.print("first"));

            // Without proof the outcome is told when the last byte has left; the paper may come a little later.
            Awaitility.await().until(() -> rig.papers("first") == 1);
            assertThat(printer.unparsedBytes() + printer.textBytes()).isZero();
            if (outcome instanceof Confirmed)
                assertThat(rig.service.status().condition()).isEqualTo(Condition.READY);
            else Awaitility.await().until(() -> rig.service.status().codes().contains(DeviceCode.P_UNCONFIRMED));
            return outcome;
        }
    }

    @Test
    void oneThatKnowsAllProvesByTheBest() throws Exception {
        assertThat(firstTicket("epson-tm-t20", PATIENT)).isEqualTo(new Confirmed(FenceKind.PROCESS_ID));
        assertThat(firstTicket("generic-80", PATIENT)).isEqualTo(new Confirmed(FenceKind.GS_R));
    }

    @Test
    void oneWithoutProcessIdProvesByPaperStatus() throws Exception {
        assertThat(firstTicket("epson-tm-t20", PATIENT, "GS (")).isEqualTo(new Confirmed(FenceKind.GS_R));
    }

    @Test
    void oneWithoutPaperStatusProvesByStatusBack() throws Exception {
        assertThat(firstTicket("generic-80", PATIENT, "GS r")).isEqualTo(new Confirmed(FenceKind.ASB));
        assertThat(firstTicket("epson-tm-t20", PATIENT, "GS r", "GS (")).isEqualTo(new Confirmed(FenceKind.ASB));
    }

    @Test
    void oneWithoutStatusBackProvesByPaperStatus() throws Exception {
        assertThat(firstTicket("generic-80", PATIENT, "GS a")).isEqualTo(new Confirmed(FenceKind.GS_R));
    }

    @Test
    void oneThatAnswersNoneIsGivenTheWaitingTimeAndPrintsWithoutProof() throws Exception {
        assertThat(firstTicket("generic-80", Rig.SHORT, "GS r", "GS a")).isEqualTo(new Unknown(UnknownReason.NO_FENCE));
    }
}
