package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.RequestId;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.EventIds;
import vn.motcua.edge.store.StorePrintJournal;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** The same order ten times at once, and again by the next process: one paper (HARDWARE e11). */
class SameKeyTest {
    private static final int AT_ONCE = 10;

    @TempDir
    Path home;

    private Set<PrintOutcome> tenTimes(SimulatedPrinter printer, PrintJob job, boolean isNew) throws Exception {
        Vertx vertx = Vertx.vertx();
        AgentStore store = AgentStore.open(vertx, PrintingMain.settings(home), Instant::now);
        PrinterSettings settings = PrinterSettings.of(
                        PrintingMain.PRINTER, LinkAddress.parse(printer.address()), PrinterProfile.named("generic-80"))
                .with(Rig.SHORT);
        PrintService service = PrintService.create(
                vertx, settings, new StorePrintJournal(store, Instant::now, j -> {}), Clock.systemUTC(), s -> {});
        try {
            if (isNew)
                Rig.await(store.essential(tx -> {
                    tx.printJobs().queue(job, new RequestId(job.requestId()));
                    return true;
                }));
            Rig.await(service.start());
            ConcurrentLinkedQueue<Future<PrintOutcome>> answers = new ConcurrentLinkedQueue<>();
            CountDownLatch together = new CountDownLatch(1);
            List<Thread> people = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                Thread person = new Thread(() -> {
                    awaitQuietly(together);
                    answers.add(service.submit(job));
                });
                person.start();
                people.add(person);
            }
            together.countDown();
            for (Thread person : people) person.join();
            Set<PrintOutcome> outcomes = new HashSet<>();
            for (Future<PrintOutcome> answer : answers) outcomes.add(Rig.await(answer));
            assertThat(answers).hasSize(AT_ONCE);
            return outcomes;
        } finally {
            Rig.await(service.close());
            Rig.await(store.close());
            Rig.await(vertx.close());
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void tenOrdersAtOnceAndTenAfterARestartAreOnePaper() throws Exception {
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0)) {
            PrintJob job = PrintingMain.job(EventIds.next());

            Set<PrintOutcome> first = tenTimes(printer, job, true);
            Set<PrintOutcome> again = tenTimes(printer, job, false);

            assertThat(first).hasSize(1).isEqualTo(again);
            assertThat(first.iterator().next().name()).isEqualTo("CONFIRMED");
            assertThat(printer.tickets()).hasSize(1);
            await().during(Duration.ofMillis(300)).until(() -> printer.tickets().size() == 1);
        }
    }
}
