package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.print.OpenJob;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.PrintJournal;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.print.PrintOutcome.Unknown;
import vn.motcua.edge.print.PrintOutcome.UnknownReason;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** What a start finds in the journal after the agent was killed. */
class RestartTest {
    private static PrintJob job(String id) {
        return Samples.job(id, "A012", "printer-1", Samples.plain("A012", Samples.url(id)));
    }

    @Test
    void aSentJobEndsUnknownAQueuedOneIsPrintedAnExpiredOneIsNot() throws Exception {
        MemoryJournal journal = new MemoryJournal();
        journal.asSent(job("sent"));
        journal.queued(job("queued"));
        Instant past = Instant.now().minusSeconds(600);
        journal.queued(new PrintJob(
                "old",
                "r",
                "v",
                "A001",
                1,
                "printer-1",
                past,
                past.plusSeconds(300),
                Samples.plain("A001", Samples.url("old"))));
        journal.queued(Samples.job("other", "A009", "printer-2", Samples.plain("A009", Samples.url("other"))));
        Vertx vertx = Vertx.vertx();
        try (LinkRuntime links = new LinkRuntime();
                Rig rig = new Rig(vertx, links, SimulatedPrinter.listen("127.0.0.1", 0), "generic-80", journal)
                        .started()) {

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> journal.outcomes().size() == 3);

            assertThat(journal.outcomes())
                    .containsEntry("sent", new Unknown(UnknownReason.AGENT_RESTARTED))
                    .containsEntry("old", new PrintOutcome.Expired())
                    .doesNotContainKey("other");
            assertThat(journal.outcomes().get("queued").name()).isEqualTo("CONFIRMED");
            assertThat(rig.papers("queued")).isEqualTo(1);
            assertThat(rig.papers("sent") + rig.papers("old") + rig.papers("other"))
                    .isZero();
            assertThat(Rig.await(rig.service.submit(job("queued"))).name()).isEqualTo("CONFIRMED");
            assertThat(rig.papers("queued")).isEqualTo(1);
        } finally {
            Rig.await(vertx.close());
        }
    }

    /** A journal whose process has died: nothing it is told any more is written. */
    private static final class Mortal implements PrintJournal {
        private final PrintJournal journal;
        private volatile boolean isDead;

        Mortal(PrintJournal journal) {
            this.journal = journal;
        }

        @Override
        public Future<List<OpenJob>> open() {
            return journal.open();
        }

        @Override
        public Future<Void> sent(String jobId, int bytesTotal) {
            return isDead ? Future.failedFuture(new IllegalStateException("dead")) : journal.sent(jobId, bytesTotal);
        }

        @Override
        public Future<Void> ended(String jobId, PrintOutcome outcome) {
            return isDead ? Future.failedFuture(new IllegalStateException("dead")) : journal.ended(jobId, outcome);
        }
    }

    @Test
    void killedInTheMiddleOfAPictureTheNextTicketIsCleanAndTheBrokenOneUnknown() throws Exception {
        MemoryJournal journal = new MemoryJournal();
        Mortal mortal = new Mortal(journal);
        SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0);
        printer.slowDrain(40_000);
        Vertx first = Vertx.vertx();
        LinkRuntime firstLinks = new LinkRuntime();
        PrinterSettings settings = PrinterSettings.of(
                        "printer-1", LinkAddress.parse(printer.address()), PrinterProfile.named("generic-80"))
                .with(Rig.SHORT);
        PrintService dying = PrintService.create(first, settings, mortal, Clock.systemUTC(), status -> {}, firstLinks);
        Rig.await(dying.start());
        var lost = dying.submit(journal.queued(job("broken")));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> printer.uncutRows() > 40);

        mortal.isDead = true;
        firstLinks.close();
        Rig.await(first.close());
        assertThat(lost.succeeded()).isFalse();
        printer.slowDrain(0);

        Vertx second = Vertx.vertx();
        try (LinkRuntime links = new LinkRuntime();
                Rig rig = new Rig(second, links, printer, "generic-80", journal).started()) {
            assertThat(Rig.await(rig.print("next")).name()).isEqualTo("CONFIRMED");

            assertThat(journal.outcomes()).containsEntry("broken", new Unknown(UnknownReason.AGENT_RESTARTED));
            var last = printer.tickets().get(printer.tickets().size() - 1);
            RasterTicket wanted = new TicketRenderer(576).render(job("next").printout());
            assertThat(Eye.differences(wanted, last)).isZero();
            assertThat(printer.unparsedBytes() + printer.textBytes()).isZero();
            assertThat(rig.papers("broken")).isLessThanOrEqualTo(1);
        } finally {
            Rig.await(second.close());
        }
    }
}
