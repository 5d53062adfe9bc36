package vn.motcua.kiosk;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.DeviceTexts;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.edge.store.EventIds;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.Finding.Mark;
import vn.motcua.kiosk.printer.PrintMode;
import vn.motcua.kiosk.printer.PrintService;
import vn.motcua.kiosk.printer.PrinterSettings;
import vn.motcua.kiosk.printer.TicketEncoders;

/** Opens each configured printer with the agent's own driver, hears what it says, and prints a test ticket if asked to. Blocks. */
final class PrinterDoctor {
    private static final Duration OPENING = Duration.ofSeconds(6);
    private static final List<String> SETTLED = List.of("READY", "ATTENTION", "FAULT", "OFFLINE");

    private final LinkRuntime links;
    private final boolean print;
    private final Consumer<Finding> findings;
    private final Consumer<DeviceRow> rows;

    /** @param links not closed here */
    PrinterDoctor(LinkRuntime links, boolean print, Consumer<Finding> findings, Consumer<DeviceRow> rows) {
        this.links = links;
        this.print = print;
        this.findings = findings;
        this.rows = rows;
    }

    void examine(List<PrinterEntry> printers) throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        try {
            for (PrinterEntry printer : printers) {
                if (printer.link().startsWith(PrinterEntry.SIMULATED)) {
                    findings.accept(Finding.of(Mark.GOOD, "printer.simulated", printer.name()));
                    row(printer, DeviceRow.SIMULATED, "");
                } else {
                    slowLine(printer).ifPresent(findings);
                    examine(vertx, printer);
                }
            }
        } finally {
            TestPrint.closed(vertx.close());
        }
    }

    /** A picture on a line that takes long over it. */
    static Optional<Finding> slowLine(PrinterEntry entry) {
        PrinterSettings settings = entry.settings(Map.of());
        boolean isPicture = TicketEncoders.mode(settings.profile(), settings.address()) == PrintMode.RASTER;
        if (isPicture && settings.address() instanceof LinkAddress.Serial serial && TicketEncoders.isSlow(serial))
            return Optional.of(Finding.of(Mark.WARN, "printer.slow", entry.name(), serial.baud()));
        return Optional.empty();
    }

    private void examine(Vertx vertx, PrinterEntry entry) throws InterruptedException {
        PrintService service = PrintService.create(
                vertx, entry.settings(Map.of()), new TestPrint.Forgetful(), Clock.systemUTC(), status -> {}, links);
        try {
            TestPrint.await(service.start(), OPENING);
            DeviceStatus status = settle(service);
            String condition = status.condition().name();
            String code = status.code().map(Enum::name).orElse("");
            findings.accept(Finding.of(
                    mark(condition), "printer", entry.name() + " (" + entry.link() + ")", condition, words(status)));
            row(entry, condition, code);
            if (print) print(service, entry.settings(Map.of()));
        } catch (ExecutionException | TimeoutException e) {
            findings.accept(Finding.of(Mark.BAD, "printer.failed", entry.name(), e));
            row(entry, DeviceStatus.Condition.UNKNOWN.name(), DeviceCode.E_INTERNAL.name());
        } finally {
            TestPrint.closed(service.close());
        }
    }

    private void row(PrinterEntry entry, String condition, String code) {
        rows.accept(new DeviceRow(entry.name(), DeviceKind.TICKET_PRINTER.name(), entry.link(), condition, code));
    }

    private static DeviceStatus settle(PrintService service) throws InterruptedException {
        long end = System.nanoTime() + OPENING.toNanos();
        while (!SETTLED.contains(service.status().condition().name()) && System.nanoTime() < end)
            TimeUnit.MILLISECONDS.sleep(50);
        return service.status();
    }

    private void print(PrintService service, PrinterSettings settings) throws InterruptedException, ExecutionException {
        String name = settings.name();
        PrintJob job = test(name, settings.times());
        Duration longest =
                TestPrint.longest(settings, TicketEncoders.of(settings).encode(job.printout()));
        PrintOutcome outcome = TestPrint.outcome(service.submit(job), longest);
        boolean confirmed = outcome instanceof PrintOutcome.Confirmed;
        findings.accept(Finding.of(
                confirmed ? Mark.GOOD : Mark.WARN, "printer.printed", name, outcome.name(), outcome.reason()));
    }

    static PrintJob test(String printer, PrinterSettings.Times times) {
        Locale locale = Locale.forLanguageTag("vi");
        ResourceBundle texts = ResourceBundle.getBundle("vn.motcua.kiosk.doctor.test-ticket");
        Instant now = Instant.now();
        TicketPrintout printout = new TicketPrintout(
                texts.getString("agency"),
                texts.getString("centre"),
                texts.getString("title"),
                texts.getString("service"),
                "A000",
                null,
                null,
                null,
                now.toString(),
                "https://example.invalid/t/test",
                null,
                texts.getString("closing"),
                null,
                null,
                null,
                locale);
        String id = EventIds.next();
        return new PrintJob(id, id, id, "A000", 1, printer, now, now.plus(TestPrint.useful(times)), printout);
    }

    static Mark mark(String condition) {
        return switch (condition) {
            case "READY", DeviceRow.SWITCHED_OFF -> Mark.GOOD;
            case "FAULT", "OFFLINE" -> Mark.BAD;
            default -> Mark.WARN;
        };
    }

    private static String words(DeviceStatus status) {
        return words(status.code().map(Enum::name).orElse(""), status.detail());
    }

    /** What a clerk should do about a code, and what exactly was found. */
    static String words(String code, String detail) {
        return words(code) + (code.isEmpty() || detail.isEmpty() ? "" : " [" + DetailWords.of(detail) + "]");
    }

    /** What a clerk should do about a code, in the terminal's language; empty if nothing. */
    static String words(String code) {
        return code.isEmpty()
                ? ""
                : code + ": " + DeviceTexts.in(Locale.getDefault()).clerk(DeviceCode.valueOf(code));
    }
}
