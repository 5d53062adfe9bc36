package vn.motcua.kiosk.printer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** A simulated printer, the real driver on it, and a journal. */
final class Rig implements AutoCloseable {
    static final PrinterSettings.Times SHORT = new PrinterSettings.Times(
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            Duration.ofMillis(700),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(20),
            Duration.ofMillis(50),
            Duration.ofMillis(400));

    final MemoryJournal journal;
    final SimulatedPrinter printer;
    final List<DeviceStatus> heard = new CopyOnWriteArrayList<>();
    final PrintService service;

    Rig(Vertx vertx, LinkRuntime links, SimulatedPrinter printer, String profile, MemoryJournal journal) {
        this(vertx, links, printer, PrinterProfile.named(profile), journal, SHORT);
    }

    /** @param address how the driver reaches the printer */
    Rig(
            Vertx vertx,
            LinkRuntime links,
            SimulatedPrinter printer,
            String address,
            String profile,
            PrinterSettings.Times times) {
        this(vertx, links, printer, address, PrinterProfile.named(profile), new MemoryJournal(), times);
    }

    Rig(
            Vertx vertx,
            LinkRuntime links,
            SimulatedPrinter printer,
            PrinterProfile profile,
            MemoryJournal journal,
            PrinterSettings.Times times) {
        this(vertx, links, printer, printer.address(), profile, journal, times);
    }

    private Rig(
            Vertx vertx,
            LinkRuntime links,
            SimulatedPrinter printer,
            String address,
            PrinterProfile profile,
            MemoryJournal journal,
            PrinterSettings.Times times) {
        this.printer = printer;
        this.journal = journal;
        PrinterSettings settings = PrinterSettings.of("printer-1", LinkAddress.parse(address), profile)
                .with(times);
        this.service = PrintService.create(vertx, settings, journal, Clock.systemUTC(), heard::add, links);
    }

    static Rig tcp(Vertx vertx, LinkRuntime links, String profile) throws IOException {
        return new Rig(vertx, links, SimulatedPrinter.listen("127.0.0.1", 0), profile, new MemoryJournal());
    }

    Rig started() {
        await(service.start());
        return this;
    }

    Future<PrintOutcome> print(PrintJob job) {
        return service.submit(journal.queued(job));
    }

    Future<PrintOutcome> print(String id) {
        return print(Samples.job(id, "A012", "printer-1", Samples.plain("A012", Samples.url(id))));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("not in time, or failed", e);
        }
    }

    /** Papers with this job's code on them. */
    long papers(String id) {
        return printer.tickets().stream()
                .filter(paper -> Eye.qr(paper).filter(Samples.url(id)::equals).isPresent())
                .count();
    }

    @Override
    public void close() {
        await(service.close());
        printer.close();
    }
}
