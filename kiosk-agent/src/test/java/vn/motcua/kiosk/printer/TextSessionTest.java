package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.print.PrintOutcome.Unknown;
import vn.motcua.edge.print.PrintOutcome.UnknownReason;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;
import vn.motcua.kiosk.ticket.TicketTemplate;

/** Tickets of letters through the whole service while the printer loses what it was taught: a new roll, a pulled plug, a cut line. */
class TextSessionTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final PrinterProfile PROFILE =
            PrinterProfile.named("epson-tm-t20").with(PrintMode.TEXT);

    private Vertx vertx;
    private LinkRuntime links;
    private SimulatedPrinter printer;
    private Rig rig;
    private int printed;

    @BeforeEach
    void switchOn() throws Exception {
        vertx = Vertx.vertx();
        links = new LinkRuntime();
        printer = SimulatedPrinter.listen("127.0.0.1", 0);
        rig = new Rig(vertx, links, printer, PROFILE, new MemoryJournal(), Rig.SHORT).started();
        awaitCondition(Condition.READY);
    }

    @AfterEach
    void switchOff() {
        rig.close();
        links.close();
        Rig.await(vertx.close());
    }

    private void awaitCondition(Condition condition) {
        await().atMost(SOON).until(() -> rig.service.status().condition() == condition);
    }

    private Future<PrintOutcome> begin(int index) {
        return rig.print(Samples.job("job-" + index, "A" + index, "printer-1", Phrases.ticket(index)));
    }

    private void print(int count) {
        for (int i = 0; i < count; i++)
            assertThat(Rig.await(begin(printed++)).name()).isEqualTo("CONFIRMED");
    }

    /** Papers by the code on them, whole enough to be read by a phone. */
    private Map<String, List<BufferedImage>> papers() {
        return printer.tickets().stream()
                .collect(Collectors.groupingBy(paper -> Bands.code(paper).orElse("scrap")));
    }

    private static String code(int index) {
        return Phrases.ticket(index).qrUrl();
    }

    /** Once on paper, every letter as a printer prints it that has just been taught. */
    private static void assertPrintedOnceAndRight(Map<String, List<BufferedImage>> papers, int index) {
        assertThat(papers.get(code(index))).as("papers of ticket %d", index).hasSize(1);
        EncodedTicket ticket =
                TicketEncoders.of(PROFILE, TicketTemplate.standard()).encode(Phrases.ticket(index));
        Bands.assertSameLetters(papers.get(code(index)).get(0), Bands.alone(ticket, PROFILE), "ticket " + index);
    }

    private void assertAllPrintedOnceAndRight() {
        Map<String, List<BufferedImage>> papers = papers();
        for (int i = 0; i < printed; i++) assertPrintedOnceAndRight(papers, i);
        assertThat(printer.unparsedBytes()).isZero();
    }

    @Test
    void aPrinterThatStaysOnIsTaughtLessAndLess() {
        long before = printer.bytesReceived();
        print(1);
        long first = printer.bytesReceived() - before;
        print(11);

        assertAllPrintedOnceAndRight();
        assertThat(printer.cuts()).isEqualTo(12);
        assertThat((printer.bytesReceived() - before - first) / 11).isLessThan(first);
    }

    @Test
    void switchedOffAndOnWithItsLineTheNextTicketsAreRight() {
        print(4);
        printer.powerCycle();
        print(4);

        assertAllPrintedOnceAndRight();
    }

    @Test
    void aNewRollPutInWithThePowerOffBehindAnAdapterThatKeepsTheLine() {
        print(4);
        printer.paperOut(true);
        awaitCondition(Condition.FAULT);
        printer.powerCycleOnAdapter();
        printer.paperOut(false);
        awaitCondition(Condition.READY);
        print(4);

        assertAllPrintedOnceAndRight();
        assertThat(printer.clientsServed()).as("the line was never lost").isEqualTo(1);
        assertThat(printer.cuts()).isEqualTo(8);
    }

    @Test
    void aNewRollWithThePowerOnTheNextTicketsAreRight() {
        print(4);
        printer.coverOpen(true);
        awaitCondition(Condition.FAULT);
        printer.paperOut(true);
        printer.coverOpen(false);
        printer.paperOut(false);
        awaitCondition(Condition.READY);
        print(4);

        assertAllPrintedOnceAndRight();
        assertThat(printer.cuts()).isEqualTo(8);
    }

    /** The roll ends within the third ticket: nobody knows of that one, the others wait and come out right. */
    @Test
    void theRollEndsInTheMiddleOfATicketAndTheNewOneIsPutInWithThePowerOff() {
        print(2);
        printer.paperOutAfter(500);
        Future<PrintOutcome> broken = begin(2);
        List<Future<PrintOutcome>> waiting = List.of(begin(3), begin(4), begin(5));

        assertThat(Rig.await(broken)).isEqualTo(new Unknown(UnknownReason.PAPER_OUT));
        printer.powerCycle();
        printer.paperOut(false);
        waiting.forEach(each -> assertThat(Rig.await(each).name()).isEqualTo("CONFIRMED"));

        Map<String, List<BufferedImage>> papers = papers();
        assertThat(papers).doesNotContainKey(code(2));
        for (int index : new int[] {0, 1, 3, 4, 5}) assertPrintedOnceAndRight(papers, index);
    }

    /** Unplugged while it prints, again and again: what is confirmed is on paper once and right, what is not is there at most once. */
    @Test
    void unpluggedWhileItPrintsNothingIsLostDoubledOrMisspelt() {
        AtomicInteger cuts = new AtomicInteger();
        printer.onCut(paper -> {
            if (cuts.incrementAndGet() % 4 == 2) printer.powerCycle();
        });
        List<Future<PrintOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 12; i++) outcomes.add(begin(i));
        List<PrintOutcome> ended = outcomes.stream().map(Rig::await).toList();

        Map<String, List<BufferedImage>> papers = papers();
        for (int i = 0; i < ended.size(); i++) {
            if (!ended.get(i).name().equals("CONFIRMED"))
                assertThat(ended.get(i)).isInstanceOf(Unknown.class);
            if (ended.get(i).name().equals("CONFIRMED") || papers.containsKey(code(i)))
                assertPrintedOnceAndRight(papers, i);
        }
        assertThat(ended).filteredOn(each -> each.name().equals("CONFIRMED")).hasSizeGreaterThanOrEqualTo(6);
    }
}
