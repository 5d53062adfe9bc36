package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.print.PrintOutcome.Unknown;
import vn.motcua.edge.print.PrintOutcome.UnknownReason;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkRuntime;

/** A printer that can prove nothing: said honestly, job by job. */
class WriteOnlyPrinterTest {
    @Test
    void everyJobIsWrittenWholeAndEndsWithoutAFence(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("out.bin");
        Vertx vertx = Vertx.vertx();
        MemoryJournal journal = new MemoryJournal();
        PrinterSettings settings =
                PrinterSettings.of("printer-1", new LinkAddress.File(file), PrinterProfile.named("write-only-80"));
        try (LinkRuntime links = new LinkRuntime()) {
            PrintService service =
                    PrintService.create(vertx, settings, journal, Clock.systemUTC(), status -> {}, links);
            Rig.await(service.start());
            var job = journal.queued(Samples.job("w", "A012", "printer-1", Samples.plain("A012", Samples.url("w"))));

            var outcome = Rig.await(service.submit(job));

            assertThat(outcome).isEqualTo(new Unknown(UnknownReason.NO_FENCE));
            assertThat(service.status().condition()).isEqualTo(Condition.UNKNOWN);
            byte[] ticket = new TicketRenderer(576).render(job.printout()).encode(settings.profile());
            Awaitility.await().until(() -> Files.size(file) >= ticket.length);
            assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .endsWith(new String(ticket, java.nio.charset.StandardCharsets.ISO_8859_1));
            Rig.await(service.close());
        } finally {
            Rig.await(vertx.close());
        }
    }
}
