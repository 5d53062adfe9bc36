package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.print.PrintOutcome.Unknown;
import vn.motcua.edge.print.PrintOutcome.UnknownReason;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** What every printer that speaks status and can prove printing must do, whatever it hangs on. */
abstract class TicketPrinterContract {
    private static final Duration SOON = Duration.ofSeconds(20);

    private Vertx vertx;
    LinkRuntime links;
    private Rig rig;

    abstract SimulatedPrinter printer() throws IOException;

    abstract String profile();

    /** How the driver reaches it; another way than its own when something real lies between. */
    String address(SimulatedPrinter printer) throws IOException {
        return printer.address();
    }

    /** Short, so that a test of silence does not take a person's patience. */
    PrinterSettings.Times times() {
        return Rig.SHORT;
    }

    @BeforeEach
    void plugIn() throws IOException {
        vertx = Vertx.vertx();
        links = new LinkRuntime();
        SimulatedPrinter printer = printer();
        rig = new Rig(vertx, links, printer, address(printer), profile(), times()).started();
    }

    @AfterEach
    void unplug() {
        rig.close();
        links.close();
        Rig.await(vertx.close());
    }

    private void awaitCondition(Condition condition) {
        await().atMost(SOON).until(() -> rig.service.status().condition() == condition);
    }

    private void awaitFault(DeviceCode code) {
        await().atMost(SOON)
                .until(() -> rig.service.status().condition() == Condition.FAULT
                        && rig.service.status().codes().contains(code));
    }

    @Test
    void aTicketIsConfirmedAndOnPaperDotForDot() {
        PrintJob job = Samples.job("j1", "A012", "printer-1", Samples.full("A012", Samples.url("j1")));

        PrintOutcome outcome = Rig.await(rig.print(job));

        assertThat(outcome.name()).isEqualTo("CONFIRMED");
        assertThat(rig.printer.tickets()).hasSize(1);
        RasterTicket drawn = new TicketRenderer(576).render(job.printout());
        assertThat(Eye.differences(drawn, rig.printer.tickets().get(0))).isZero();
        assertThat(rig.printer.unparsedBytes() + rig.printer.textBytes()).isZero();
    }

    @Test
    void sentIsRecordedBeforeAndTheOutcomeAfterThePaper() {
        Rig.await(rig.print("j1"));

        assertThat(rig.journal.log()).containsExactly("sent j1", "ended j1 CONFIRMED");
    }

    @Test
    void manyTicketsComeInOrderEachOnce() {
        List<io.vertx.core.Future<PrintOutcome>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) all.add(rig.print("n" + i));

        all.forEach(each -> assertThat(Rig.await(each).name()).isEqualTo("CONFIRMED"));

        assertThat(rig.printer.tickets().stream().map(t -> Eye.qr(t).orElse("?")))
                .containsExactly(
                        Samples.url("n0"),
                        Samples.url("n1"),
                        Samples.url("n2"),
                        Samples.url("n3"),
                        Samples.url("n4"),
                        Samples.url("n5"),
                        Samples.url("n6"),
                        Samples.url("n7"),
                        Samples.url("n8"),
                        Samples.url("n9"));
    }

    @Test
    void theSameJobSubmittedTwicePrintsOnce() {
        PrintJob job = Samples.job("twice", "A012", "printer-1", Samples.plain("A012", Samples.url("twice")));
        var first = rig.print(job);
        var second = rig.service.submit(job);

        assertThat(Rig.await(first)).isEqualTo(Rig.await(second));
        assertThat(Rig.await(rig.service.submit(job)).name()).isEqualTo("CONFIRMED");
        assertThat(rig.printer.cuts()).isEqualTo(1);
    }

    @Test
    void coverAndPaperAreSeenWhileIdleAndClearByThemselves() {
        awaitCondition(Condition.READY);

        rig.printer.coverOpen(true);
        awaitFault(DeviceCode.P_COVER_OPEN);
        rig.printer.coverOpen(false);
        awaitCondition(Condition.READY);
        rig.printer.paperOut(true);
        awaitFault(DeviceCode.P_PAPER_OUT);
        rig.printer.paperOut(false);
        awaitCondition(Condition.READY);

        assertThat(rig.heard)
                .doesNotHaveDuplicates()
                .extracting(DeviceStatus::condition)
                .doesNotContain(Condition.UNKNOWN, Condition.OFFLINE);
    }

    @Test
    void aTicketWaitsForPaperAndIsThenPrintedOnce() {
        rig.printer.paperOut(true);
        awaitFault(DeviceCode.P_PAPER_OUT);
        var outcome = rig.print("waits");
        assertThat(rig.printer.bytesReceived()).isLessThan(4_000);

        rig.printer.paperOut(false);

        assertThat(Rig.await(outcome).name()).isEqualTo("CONFIRMED");
        assertThat(rig.papers("waits")).isEqualTo(1);
    }

    @Test
    void aTicketThatExpiresWhileThePaperIsOutIsNeverSpatOut() {
        rig.printer.paperOut(true);
        awaitFault(DeviceCode.P_PAPER_OUT);
        Instant now = Instant.now();
        PrintJob job = new PrintJob(
                "old",
                "r",
                "v",
                "A012",
                1,
                "printer-1",
                now,
                now.plusMillis(600),
                Samples.plain("A012", Samples.url("old")));

        assertThat(Rig.await(rig.print(job)).name()).isEqualTo("EXPIRED");
        rig.printer.paperOut(false);
        assertThat(Rig.await(rig.print("next")).name()).isEqualTo("CONFIRMED");

        assertThat(rig.papers("old")).isZero();
        assertThat(rig.printer.cuts()).isEqualTo(1);
    }

    @Test
    void paperThatEndsInTheMiddleIsTheFirstTicketsTroubleOnly() {
        awaitCondition(Condition.READY);
        rig.printer.paperOutAfter(9_000);

        PrintOutcome broken = Rig.await(rig.print("broken"));
        assertThat(broken).isEqualTo(new Unknown(UnknownReason.PAPER_OUT));
        rig.printer.paperOut(false);

        assertThat(Rig.await(rig.print("next")).name()).isEqualTo("CONFIRMED");
        assertThat(rig.papers("next")).isEqualTo(1);
        assertThat(rig.printer.unparsedBytes() + rig.printer.textBytes()).isZero();
        var last = rig.printer.tickets().get(rig.printer.tickets().size() - 1);
        assertThat(Eye.differences(new TicketRenderer(576).render(Samples.plain("A012", Samples.url("next"))), last))
                .isZero();
    }

    @Test
    void aFrozenPrinterNeverConfirms() {
        awaitCondition(Condition.READY);
        rig.printer.faultAfter(20_000, vn.motcua.kiosk.simprinter.Fault.FREEZE);

        PrintOutcome outcome = Rig.await(rig.print("frozen"));

        assertThat(outcome.name()).isEqualTo("UNKNOWN");
        await().atMost(SOON).until(() -> rig.service.status().condition() != Condition.READY);
    }

    @Test
    void cancelledBeforeItsFirstByteItIsNotPrinted() {
        rig.printer.coverOpen(true);
        awaitFault(DeviceCode.P_COVER_OPEN);
        var outcome = rig.print("c");

        assertThat(Rig.await(rig.service.cancel("c", "BY_STAFF"))).isTrue();

        assertThat(Rig.await(outcome)).isEqualTo(new PrintOutcome.Cancelled("BY_STAFF"));
        rig.printer.coverOpen(false);
        assertThat(Rig.await(rig.print("d")).name()).isEqualTo("CONFIRMED");
        assertThat(Rig.await(rig.service.cancel("d"))).isFalse();
        assertThat(rig.papers("c")).isZero();
    }

    @Test
    void aJournalThatCannotStoreMeansNotPrinted() {
        awaitCondition(Condition.READY);
        rig.journal.breakDown(true);

        PrintOutcome outcome = Rig.await(rig.print("unstored"));

        assertThat(outcome).isEqualTo(new PrintOutcome.FailedNotPrinted(DeviceCode.E_STORE));
        assertThat(rig.printer.cuts()).isZero();
    }
}
