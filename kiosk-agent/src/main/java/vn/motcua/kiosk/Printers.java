package vn.motcua.kiosk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.clock.AgentClock;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.driver.DeviceHost;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.PrintJournal;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.printer.PrintService;
import vn.motcua.kiosk.printer.PrinterSettings;

/** The ticket printers of this agent by name. One that does not start is a fault of its own. Event loop only. */
final class Printers {
    private static final Logger LOG = LoggerFactory.getLogger(Printers.class);

    private final Vertx vertx;
    private final TestJobs journal;
    private final AgentClock clock;
    private final Consumer<DeviceStatus> listener;
    private final LinkRuntime links;
    private final DeviceHost.PlugSource plugs;
    private final DeviceHost.DeviceMemory memory;
    private final List<Runnable> watches = new ArrayList<>();
    private final Map<String, PrintService> byName = new LinkedHashMap<>();

    /** @param links the agent's; not closed with the printers */
    Printers(
            Vertx vertx,
            PrintJournal journal,
            AgentClock clock,
            Consumer<DeviceStatus> listener,
            LinkRuntime links,
            DeviceHost.PlugSource plugs,
            DeviceHost.DeviceMemory memory) {
        this.memory = memory;
        this.links = links;
        this.plugs = plugs;
        this.vertx = vertx;
        this.journal = new TestJobs(journal);
        this.clock = clock;
        this.listener = listener;
    }

    /** Opens each printer and settles what its journal left open; none of them fails the others. */
    Future<Void> start(List<PrinterSettings> all) {
        List<Future<?>> starts = new ArrayList<>();
        for (PrinterSettings settings : all) {
            PrintService service =
                    PrintService.create(vertx, settings, journal, clock.asClock(), listener, links, memory);
            byName.put(settings.name(), service);
            watches.add(links.reserve(settings.address()));
            if (settings.address().isLocal())
                watches.add(plugs.onPlug(settings.address().nodes(), service::lookAgain));
            starts.add(service.start().onFailure(e -> LOG.error("printer {} does not start", settings.name(), e)));
        }
        return starts.isEmpty()
                ? Future.succeededFuture()
                : Future.join(starts).<Void>mapEmpty().otherwiseEmpty();
    }

    /** Hands over a job the journal holds; its outcome is the journal's and the print topic's business. */
    void print(PrintJob job) {
        PrintService service = byName.get(job.printerName());
        if (service == null) LOG.error("job {} names printer {}, which is not there", job.jobId(), job.printerName());
        else
            service.submit(job)
                    .onSuccess(
                            outcome -> LOG.info("ticket {} on {}: {}", job.number(), job.printerName(), outcome.name()))
                    .onFailure(e -> LOG.error("job {} of ticket {}", job.jobId(), job.number(), e));
    }

    /** The code of a ticket that will be printed on this printer. */
    void foresee(String printer, String qrUrl, String qrCaption) {
        PrintService service = byName.get(printer);
        if (service != null) service.foresee(qrUrl, qrCaption);
    }

    /** What tickets of this printer will look like. */
    void expect(String printer, Supplier<List<TicketPrintout>> tickets) {
        PrintService service = byName.get(printer);
        if (service != null) service.expect(tickets);
    }

    Optional<PrintService> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Prints a ticket that is nobody's number, after those that wait. */
    Future<PrintOutcome> test(String name) {
        PrintService service = byName.get(name);
        return service == null
                ? Future.failedFuture(new IllegalArgumentException("no printer is called " + name))
                : journal.print(PrinterDoctor.test(name, PrinterSettings.Times.standard()), service::submit);
    }

    List<DeviceStatus> statuses() {
        return byName.values().stream().map(PrintService::status).toList();
    }

    Future<Void> stop() {
        watches.forEach(Runnable::run);
        List<Future<?>> closing =
                byName.values().stream().<Future<?>>map(PrintService::close).toList();
        return closing.isEmpty()
                ? Future.succeededFuture()
                : Future.join(closing).<Void>mapEmpty().otherwiseEmpty();
    }
}
