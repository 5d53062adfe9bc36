package vn.motcua.kiosk.printer;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.driver.DeviceHost.DeviceMemory;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.PrintJournal;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.edge.transport.LinkFactory;
import vn.motcua.edge.transport.LinkRuntime;

/**
 * One ticket printer with its queue, as the agent sees it. Any thread may call; the work is done on one event loop, drawing on a worker
 * thread. The listener is called on that event loop, only when the status changes.
 */
public final class PrintService {
    private static final Logger LOG = LoggerFactory.getLogger(PrintService.class);

    private final Vertx vertx;
    private final Context context;
    private final PrintQueue queue;
    private final EscPosPrinter printer;
    private final TicketEncoder encoder;
    private final PaperRollCounter roll;
    private final @Nullable LinkRuntime ownRuntime;
    private final boolean isStatusSpoken;
    private volatile Future<?> warming = Future.succeededFuture();
    private volatile Future<?> expecting = Future.succeededFuture();

    private PrintService(
            Vertx vertx,
            PrinterSettings settings,
            PrintJournal journal,
            Clock clock,
            Consumer<DeviceStatus> listener,
            LinkFactory links,
            @Nullable LinkRuntime ownRuntime,
            DeviceMemory memory,
            TicketEncoder encoder) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.ownRuntime = ownRuntime;
        this.encoder = encoder;
        this.isStatusSpoken = settings.profile().isStatusSpoken();
        this.roll = new PaperRollCounter(settings.name(), settings.rollMetres(), memory);
        this.printer = new EscPosPrinter(vertx, context, settings, links, clock, this::advance, listener, roll);
        this.queue = new PrintQueue(vertx, settings, journal, clock, printer, encoder);
    }

    /** With threads of its own for the line. */
    public static PrintService create(
            Vertx vertx, PrinterSettings settings, PrintJournal journal, Clock clock, Consumer<DeviceStatus> listener) {
        LinkRuntime runtime = new LinkRuntime();
        return new PrintService(
                vertx, settings, journal, clock, listener, runtime, runtime, DeviceMemory.NONE, usual(settings));
    }

    private static TicketEncoder usual(PrinterSettings settings) {
        return TicketEncoders.of(settings);
    }

    /** For one that is only tried, and sent something else than a usual ticket. */
    public static PrintService tried(
            Vertx vertx, PrinterSettings settings, PrintJournal journal, LinkFactory links, TicketEncoder encoder) {
        return new PrintService(
                vertx, settings, journal, Clock.systemUTC(), status -> {}, links, null, DeviceMemory.NONE, encoder);
    }

    /** Sharing the agent's links; they are not closed with this service. */
    public static PrintService create(
            Vertx vertx,
            PrinterSettings settings,
            PrintJournal journal,
            Clock clock,
            Consumer<DeviceStatus> listener,
            LinkFactory links) {
        return create(vertx, settings, journal, clock, listener, links, DeviceMemory.NONE);
    }

    /** @param memory where the paper count survives a restart */
    public static PrintService create(
            Vertx vertx,
            PrinterSettings settings,
            PrintJournal journal,
            Clock clock,
            Consumer<DeviceStatus> listener,
            LinkFactory links,
            DeviceMemory memory) {
        return new PrintService(vertx, settings, journal, clock, listener, links, null, memory, usual(settings));
    }

    private void advance() {
        queue.advance();
    }

    /**
     * Settles what the journal left open (sent jobs end UNKNOWN(AGENT_RESTARTED), queued ones are printed unless expired), then opens
     * the line. Succeeds when that is recorded; the printer need not be there. Fails if the journal cannot be read.
     */
    public Future<Void> start() {
        warming = vertx.executeBlocking(
                () -> {
                    encoder.warmUp();
                    return true;
                },
                false);
        return onLoop(() -> roll.load().compose(loaded -> queue.recover()).map(wasBrokenOff -> {
            printer.start(wasBrokenOff);
            return null;
        }));
    }

    /**
     * Prints a job that the journal holds. Submitted again, also while it is being printed, it is the same job with the same outcome.
     *
     * @return the one outcome, once it is recorded. Fails if the outcome cannot be recorded, or if the service closes while the job
     *     still waits: it stays in the journal and is settled at the next start.
     */
    public Future<PrintOutcome> submit(PrintJob job) {
        return onLoop(() -> queue.submit(job));
    }

    /** A ticket with this code will come: what can be drawn of it is drawn while its number is being asked for. Never fails. */
    public void foresee(String qrUrl, @Nullable String qrCaption) {
        vertx.executeBlocking(
                        () -> {
                            encoder.foresee(qrUrl, qrCaption);
                            return true;
                        },
                        false)
                .onFailure(e -> LOG.debug("not drawn ahead: {}", e.toString())); // the ticket itself will tell
    }

    /**
     * Tickets like these will come: a printer that is taught its letters, and says when it may have lost them, is taught theirs while it
     * has nothing to print. Never fails.
     *
     * @param tickets called on a worker thread, and only if they matter
     */
    public void expect(Supplier<List<TicketPrintout>> tickets) {
        if (encoder.mode() != PrintMode.TEXT || !isStatusSpoken) return;
        expecting = vertx.executeBlocking(() -> encoder.lesson(tickets.get()), false)
                .onSuccess(lesson -> context.runOnContext(v -> lesson.ifPresent(printer::teach)))
                .onFailure(e -> LOG.warn("tickets teach their letters themselves", e));
    }

    /** Takes a job back before its first byte. @return true if it was in time, and then its outcome is CANCELLED */
    public Future<Boolean> cancel(String jobId) {
        return cancel(jobId, "REQUESTED");
    }

    /** @param reason one stable word for the journal */
    public Future<Boolean> cancel(String jobId, String reason) {
        return onLoop(() -> queue.cancel(jobId, reason));
    }

    /** Something was plugged in on this PC: a printer that is waited for is tried at once. */
    public void lookAgain() {
        context.runOnContext(v -> printer.lookAgain());
    }

    /** A full paper roll was put in. */
    public Future<Void> rollChanged() {
        return onLoop(() -> {
            printer.rollChanged();
            return Future.succeededFuture();
        });
    }

    public Future<PaperUse> paperUse() {
        return onLoop(() -> Future.succeededFuture(printer.paperUse()));
    }

    public DeviceStatus status() {
        return printer.status();
    }

    /** Jobs that wait or are being printed. */
    public int openJobs() {
        return queue.size();
    }

    /** Lets the ticket under way end (at most its print time), then lets go of the printer. Nothing of it runs on afterwards. */
    public Future<Void> close() {
        Future<Void> closed = onLoop(
                        () -> queue.close().eventually(printer::close).eventually(roll::save))
                .eventually(() -> expecting.otherwiseEmpty())
                .eventually(() -> warming.otherwiseEmpty()); // a failure shows at the first ticket
        return closed.onComplete(done -> {
            if (ownRuntime != null) ownRuntime.close();
        });
    }

    private <T> Future<T> onLoop(Supplier<Future<T>> step) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(v -> step.get().onComplete(promise));
        return promise.future();
    }
}
