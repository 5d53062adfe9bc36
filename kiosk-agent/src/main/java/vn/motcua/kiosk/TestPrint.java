package vn.motcua.kiosk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.print.OpenJob;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.PrintJournal;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.print.PrintOutcome.UnknownReason;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.edge.store.EventIds;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.printer.EncodedTicket;
import vn.motcua.kiosk.printer.PrintService;
import vn.motcua.kiosk.printer.PrinterSettings;
import vn.motcua.kiosk.printer.TicketEncoder;

/**
 * One ticket to a printer at any address, with the agent's own driver and its whole dialogue: opens, hears how the printer is, prints
 * only if it may, and waits for what became of it. Nothing is remembered. Blocks for as long as the ticket may take on this line, and a
 * minute and a half.
 */
public final class TestPrint {
    private static final Duration OPENING = Duration.ofSeconds(8);
    /** Beyond the driver's own times, so that its word about what went wrong comes first. */
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private static final Duration CLOSING = Duration.ofSeconds(4);
    private static final long LOOK_MILLIS = 20;

    private final PrinterSettings settings;
    private final TicketEncoder encoder;
    private final Consumer<DeviceStatus> heard;

    /**
     * @param encoder what is sent for a ticket
     * @param heard told how the printer is before anything is printed
     */
    public TestPrint(PrinterSettings settings, TicketEncoder encoder, Consumer<DeviceStatus> heard) {
        this.settings = settings;
        this.encoder = encoder;
        this.heard = heard;
    }

    /**
     * What became of it.
     *
     * @param outcome empty if the printer could not be printed on, for the reason in {@code code}
     * @param code what stood in the way
     * @param detail what exactly was found on the line, in the language of the terminal; empty if nothing more is known
     * @param isHeard whether the printer has said anything at all
     * @param took from the order to print to the outcome
     */
    public record Result(
            Optional<PrintOutcome> outcome, Optional<DeviceCode> code, String detail, boolean isHeard, Duration took) {
        private static Result of(Optional<PrintOutcome> outcome, DeviceStatus status, Duration took) {
            return new Result(outcome, status.code(), DetailWords.of(status.detail()), status.lastSeen() != null, took);
        }
    }

    /** @throws IllegalStateException if this program fails, not the printer */
    public Result run(TicketPrintout ticket) throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        LinkRuntime links = new LinkRuntime();
        PrintService service = PrintService.tried(vertx, settings, new Forgetful(), links, encoder);
        try {
            await(service.start(), OPENING);
            DeviceStatus status = settled(service);
            heard.accept(status);
            if (!isPrintable(status)) return Result.of(Optional.empty(), status, Duration.ZERO);
            long begun = System.nanoTime();
            PrintOutcome outcome = outcome(service.submit(job(ticket)), longest(settings, encoder.encode(ticket)));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            return Result.of(Optional.of(outcome), service.status(), took);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(settings.address() + ": " + e, e);
        } finally {
            closed(service.close());
            links.close();
            closed(vertx.close());
        }
    }

    /** It has said how it is, or it is clear that it will not. */
    private DeviceStatus settled(PrintService service) throws InterruptedException {
        long end = System.nanoTime() + OPENING.toNanos();
        while (!isSettled(service.status()) && System.nanoTime() < end) TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        return service.status();
    }

    private boolean isSettled(DeviceStatus status) {
        return switch (status.condition()) {
            case READY, ATTENTION, FAULT -> true;
            case OFFLINE -> status.code().isPresent();
            case UNKNOWN -> !settings.profile().isStatusSpoken();
            default -> false;
        };
    }

    private static boolean isPrintable(DeviceStatus status) {
        return status.condition() != Condition.OFFLINE && status.condition() != Condition.FAULT;
    }

    private PrintJob job(TicketPrintout ticket) {
        String id = EventIds.next();
        Instant now = Instant.now();
        int attempt = ticket.reprintMark() == null ? 1 : 2;
        return new PrintJob(
                id,
                id,
                id,
                ticket.numberText(),
                attempt,
                settings.name(),
                now,
                now.plus(useful(settings.times())),
                ticket);
    }

    /** A job of this age has been told by the driver what kept it from being printed. */
    static Duration useful(PrinterSettings.Times times) {
        return times.patience().plus(LEEWAY);
    }

    /** After this no word is to be expected from the driver any more: a ticket waits for its printer, then it is printed. */
    static Duration longest(PrinterSettings settings, EncodedTicket ticket) {
        Duration printing = settings.printTime(ticket.lengthMax(), ticket.heightDots());
        return useful(settings.times()).plus(printing).plus(LEEWAY);
    }

    /** What became of a job given to the driver. Without a word nobody knows: it may be printing. */
    static PrintOutcome outcome(Future<PrintOutcome> job, Duration limit)
            throws InterruptedException, ExecutionException {
        try {
            return await(job, limit);
        } catch (TimeoutException e) {
            return new PrintOutcome.Unknown(UnknownReason.TIMEOUT);
        }
    }

    static <T> T await(Future<T> future, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    static void closed(Future<Void> closing) throws InterruptedException {
        try {
            await(closing, CLOSING);
        } catch (ExecutionException | TimeoutException e) {
            // We are done with it either way.
        }
    }

    /** A test ticket is nobody's number: nothing needs to be remembered about it. */
    static final class Forgetful implements PrintJournal {
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
