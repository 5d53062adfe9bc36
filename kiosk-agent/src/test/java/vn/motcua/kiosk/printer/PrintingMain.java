package vn.motcua.kiosk.printer;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import vn.motcua.core.model.RequestId;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.StorePrintJournal;
import vn.motcua.edge.store.StoreSettings;
import vn.motcua.edge.transport.LinkAddress;

/**
 * The printing half of an agent as a process of its own, to be killed: store, journal, queue and driver are the real ones. Arguments:
 * home, printer address, id of a job to print ("-": only settle what is there).
 */
final class PrintingMain {
    static final String PRINTER = "printer-1";

    private PrintingMain() {}

    static StoreSettings settings(Path home) {
        return new StoreSettings(home, 256 * 1024, 1_000, Duration.ofDays(7), 4_096);
    }

    static PrintJob job(String id) {
        Instant now = Instant.now();
        return new PrintJob(
                id, id, id, "A012", 1, PRINTER, now, now.plusSeconds(600), Samples.plain("A012", Samples.url(id)));
    }

    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx();
        AgentStore store = AgentStore.open(vertx, settings(Path.of(arguments[0])), Instant::now);
        StorePrintJournal journal = new StorePrintJournal(store, Instant::now, changed -> {});
        PrinterSettings printer = PrinterSettings.of(
                        PRINTER, LinkAddress.parse(arguments[1]), PrinterProfile.named("generic-80"))
                .with(Rig.SHORT);
        PrintService service = PrintService.create(vertx, printer, journal, Clock.systemUTC(), status -> {});
        Rig.await(service.start());
        if (!arguments[2].equals("-")) {
            PrintJob job = job(arguments[2]);
            System.out.println("begun");
            Rig.await(store.essential(tx -> {
                tx.printJobs().queue(job, new RequestId(job.requestId()));
                return true;
            }));
            service.submit(job).onComplete(done -> System.out.println("ended " + done.result()));
        } else {
            while (service.openJobs() > 0) TimeUnit.MILLISECONDS.sleep(20);
            System.out.println("settled");
        }
        TimeUnit.MINUTES.sleep(5); // until it is killed
    }
}
