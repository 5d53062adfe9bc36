package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.simprinter.Fault;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;
import vn.motcua.kiosk.ticket.TicketTemplate;

/** The whole service teaching a printer in idle time, whatever happens to it: the first ticket is short, and each comes out right. */
@Execution(ExecutionMode.CONCURRENT)
class TaughtAheadTest {
    private static final int BYTES_MAX = 2_048;
    private static final int BYTES_PER_SECOND = 1_920; // 19,200 baud
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int BREAKS = Boolean.getBoolean("motcua.full") ? 40 : 3;
    private static final PrinterSettings.Times TIMES = new PrinterSettings.Times(
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            Duration.ofMillis(50),
            Duration.ofMillis(400));
    private static final List<TicketPrintout> TICKETS = LongNames.tickets(8);

    private final MemoryJournal journal = new MemoryJournal();
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();
    private final List<Integer> ahead = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private LinkRuntime links;
    private SimulatedPrinter printer;
    private PrinterProfile profile;
    private TicketEncoder encoder;
    private PrintService service;
    private int lessonBytes;
    private int lessonLetters;

    /** Notes how long each ticket was and how many letters it was ahead of the printer's head. */
    private final class Recorder implements TicketEncoder {
        @Override
        public PrintMode mode() {
            return encoder.mode();
        }

        @Override
        public Optional<LetterLesson> lesson(List<TicketPrintout> tickets) {
            return encoder.lesson(tickets);
        }

        @Override
        public EncodedTicket encode(TicketPrintout printout) {
            EncodedTicket ticket = encoder.encode(printout);
            return new EncodedTicket() {
                @Override
                public byte[] bytes(PrinterMemory memory) {
                    ahead.add(memory.oldestFirst().size() - printer.taughtLetters());
                    byte[] bytes = ticket.bytes(memory);
                    sizes.add(bytes.length);
                    return bytes;
                }

                @Override
                public int lengthMax() {
                    return ticket.lengthMax();
                }

                @Override
                public int heightDots() {
                    return ticket.heightDots();
                }
            };
        }
    }

    @BeforeEach
    void switchOn() throws IOException {
        vertx = Vertx.vertx();
        links = new LinkRuntime();
        printer = SimulatedPrinter.listen("127.0.0.1", 0);
    }

    @AfterEach
    void switchOff() {
        if (service != null) Rig.await(service.close());
        printer.close();
        links.close();
        Rig.await(vertx.close());
    }

    private void start(String model) {
        profile = PrinterProfile.named(model).with(PrintMode.TEXT);
        TicketTemplate template = TicketTemplate.find("bilingual", Path.of("."));
        encoder = TicketEncoders.of(profile, template);
        LetterLesson lesson = encoder.lesson(TICKETS).orElseThrow();
        lessonLetters = lesson.size();
        PrinterMemory memory = new PrinterMemory();
        while (!lesson.isKnown(memory)) lessonBytes += lesson.next(memory, 2).length;
        PrinterSettings settings = PrinterSettings.of("printer-1", LinkAddress.parse(printer.address()), profile)
                .with(template)
                .with(TIMES);
        service = PrintService.tried(vertx, settings, journal, links, new Recorder());
        service.expect(() -> TICKETS);
        Rig.await(service.start());
        awaitCondition(Condition.READY);
    }

    private void awaitCondition(Condition condition) {
        await().atMost(SOON).until(() -> service.status().condition() == condition);
    }

    private void awaitTaught(long receivedBefore) {
        await().atMost(SOON)
                .until(() -> printer.taughtLetters() >= lessonLetters
                        && printer.bytesReceived() - receivedBefore >= lessonBytes);
    }

    private Future<PrintOutcome> order(int index) {
        TicketPrintout printout = TICKETS.get(index);
        int attempt = printout.reprintMark() == null ? 1 : 2;
        Instant now = Instant.now();
        String id = "job-" + index;
        return service.submit(journal.queued(new PrintJob(
                id,
                "r-" + id,
                "v-" + id,
                printout.numberText(),
                attempt,
                "printer-1",
                now,
                now.plusSeconds(300),
                printout)));
    }

    /** Confirmed, on paper once, and every letter as a printer prints it that was just taught. */
    private void printAndLookAt(int index) {
        assertThat(Rig.await(order(index)).name()).isEqualTo("CONFIRMED");
        assertPrintedRight(index);
    }

    private void assertPrintedRight(int index) {
        List<BufferedImage> papers = printer.tickets().stream()
                .filter(paper -> Bands.code(paper)
                        .filter(TICKETS.get(index).qrUrl()::equals)
                        .isPresent())
                .toList();
        assertThat(papers).as("papers of ticket %d", index).hasSize(1);
        Bands.assertSameLetters(
                papers.get(0), LongNames.papers(TICKETS.get(index), "bilingual", profile), "ticket " + index);
        assertThat(printer.unparsedBytes()).isZero();
    }

    private void assertShort() {
        assertThat(sizes).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(BYTES_MAX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"epson-tm-t20", "generic-80"})
    void theFirstTicketAfterTheStartIsShort(String model) {
        printer.slowDrain(BYTES_PER_SECOND);
        start(model);
        awaitTaught(0);
        printAndLookAt(4); // all marks, both languages
        printAndLookAt(9);

        assertShort();
        assertThat(printer.cuts()).as("nothing but tickets came out").isEqualTo(2);
    }

    @Test
    void theFirstTicketAfterEachLossOfTheLettersIsShort() {
        start("epson-tm-t20");
        awaitTaught(0);
        List<Runnable> losses = List.of(
                printer::powerCycle,
                () -> printer.disconnect(true),
                () -> {
                    printer.coverOpen(true);
                    awaitCondition(Condition.FAULT);
                    printer.coverOpen(false);
                },
                () -> {
                    printer.paperOut(true);
                    awaitCondition(Condition.FAULT);
                    printer.powerCycleOnAdapter();
                    printer.paperOut(false);
                });
        for (int i = 0; i < losses.size(); i++) {
            long received = printer.bytesReceived();
            losses.get(i).run();
            awaitTaught(received);
            printAndLookAt(5 * i + 4);
        }

        assertShort();
        assertThat(printer.cuts()).isEqualTo(losses.size());
    }

    @Test
    void nothingIsTaughtWhileTheCoverIsOpenOrThePaperOut() {
        start("epson-tm-t20");
        await().atMost(SOON).until(() -> printer.taughtLetters() >= 6);
        printer.coverOpen(true);
        awaitCondition(Condition.FAULT);
        long received = printer.bytesReceived();
        long since = System.nanoTime();

        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);

        long grown = printer.bytesReceived() - received;
        long rounds = (System.nanoTime() - since) / 200_000_000 + 2;
        assertThat(grown).as("%d rounds of questions", rounds).isLessThan(12 * rounds + 100);
        received = printer.bytesReceived();
        printer.coverOpen(false);
        awaitTaught(received);
        printAndLookAt(4);
        assertShort();
    }

    /** Also where all proof there is are the answers that begin a lesson, too. */
    @ParameterizedTest
    @ValueSource(strings = {"epson-tm-t20", "generic-80"})
    void aTicketOrderedInTheMiddleComesBeforeTheRestAndIsRight(String model) {
        if (model.startsWith("generic")) printer.unanswered("GS r", "GS (");
        start(model);
        for (int letters : new int[] {1, 9, 30}) {
            await().atMost(SOON).until(() -> printer.taughtLetters() >= letters);
            printAndLookAt(letters % 9 + 4);
            printer.powerCycle();
        }

        assertThat(ahead)
                .as("letters on the line before the ticket")
                .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(6));
    }

    @Test
    void aLineLostWithinALetterLeavesNoScrapAndNoWrongLetter() {
        long seed = Long.getLong("motcua.seed", 20_261_122L);
        Random random = new Random(seed);
        start("epson-tm-t20");
        awaitTaught(0);
        for (int i = 0; i < BREAKS; i++) {
            long received = printer.bytesReceived();
            long clients = printer.clientsServed();
            int broken = 300 + random.nextInt(1_200); // the greeting is shorter
            printer.disconnect(true);
            printer.faultAfter(broken, Fault.RESET);
            await().atMost(SOON).until(() -> printer.clientsServed() >= clients + 2);
            awaitTaught(received + broken);
            printAndLookAt(i % TICKETS.size());
        }

        assertShort();
        assertThat(printer.cuts()).as("seed %d: tickets only", seed).isEqualTo(BREAKS);
        assertThat(printer.uncutRows()).isZero();
    }

    @Test
    void aTicketThatIsAPictureMakesItTeachAnew() {
        start("epson-tm-t20");
        awaitTaught(0);
        long received = printer.bytesReceived();
        TicketPrintout other = Samples.plain("A012", Samples.url("other"));
        encoder = TicketEncoders.of(profile.with(PrintMode.RASTER), TicketTemplate.standard());
        Rig.await(service.submit(journal.queued(Samples.job("picture", "A012", "printer-1", other))));
        encoder = TicketEncoders.of(profile, TicketTemplate.find("bilingual", Path.of(".")));
        sizes.clear();
        awaitTaught(received + 10_000);
        printAndLookAt(4);

        assertShort();
    }

    @Test
    void aPrinterThatSaysNothingIsTaughtNothingAhead() {
        profile = PrinterProfile.named("write-only-80").with(PrintMode.TEXT);
        encoder = TicketEncoders.of(profile, TicketTemplate.standard());
        PrinterSettings settings = PrinterSettings.of("printer-1", LinkAddress.parse(printer.address()), profile)
                .with(TIMES);
        service = PrintService.tried(vertx, settings, journal, links, new Recorder());
        service.expect(() -> TICKETS);
        Rig.await(service.start());
        await().atMost(SOON).until(() -> printer.clientsServed() == 1);

        await().during(Duration.ofMillis(800)).atMost(SOON).until(() -> printer.bytesReceived() == 0);
    }
}
