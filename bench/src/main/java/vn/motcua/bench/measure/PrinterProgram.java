package vn.motcua.bench.measure;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.print.OpenJob;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.PrintJournal;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.store.EventIds;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.kiosk.printer.PrintService;
import vn.motcua.kiosk.printer.PrinterProfile;
import vn.motcua.kiosk.printer.PrinterSettings;

/**
 * The printer service and nothing else, as a process with an agent's Java options: from the order to the printer's proof, which is a
 * little more than to the last byte. Argument: the printer's address and how many tickets.
 */
public final class PrinterProgram {
    private static final int WARM_UP = 30;

    private PrinterProgram() {}

    /** Prints the first ticket's time, the 95th percentile of the warm ones in milliseconds, and tickets a minute. */
    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx();
        PrinterSettings settings =
                PrinterSettings.of("bench", LinkAddress.parse(arguments[0]), PrinterProfile.named("generic-80"));
        PrintService service = PrintService.create(vertx, settings, new NoJournal(), Clock.systemUTC(), status -> {});
        await(service.start());
        while (service.status().condition() != Condition.READY) TimeUnit.MILLISECONDS.sleep(1);
        double first = print(service, 0);
        for (int i = 0; i < WARM_UP; i++) print(service, i);
        int count = Integer.parseInt(arguments[1]);
        double[] millis = new double[count];
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) millis[i] = print(service, i);
        double minutes = (System.nanoTime() - begun) / 60e9;
        Arrays.sort(millis);
        System.out.println(first + " " + millis[count * 95 / 100 - 1] + " " + count / minutes);
        await(service.close());
        await(vertx.close());
    }

    private static double print(PrintService service, int i) throws Exception {
        long start = System.nanoTime();
        String id = EventIds.next();
        Instant now = Instant.now();
        PrintJob job =
                new PrintJob(id, id, id, "C00000", 1, "bench", now, now.plusSeconds(60), RasterProgram.ticket(i));
        PrintOutcome outcome = await(service.submit(job));
        if (!(outcome instanceof PrintOutcome.Confirmed)) throw new IllegalStateException("ended " + outcome);
        return (System.nanoTime() - start) / 1e6;
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage()
                .toCompletableFuture()
                .get(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What the disk costs is in the touch, not here. */
    private static final class NoJournal implements PrintJournal {
        @Override
        public Future<List<OpenJob>> open() {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<Void> sent(String jobId, int bytesTotal) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> ended(String jobId, PrintOutcome outcome) {
            return Future.succeededFuture();
        }
    }
}
