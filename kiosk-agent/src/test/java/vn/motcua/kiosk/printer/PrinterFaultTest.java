package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.print.FenceKind;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.simprinter.Fault;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/**
 * Everything that can happen to a printer, at seeded bytes of a job: before, in and behind the ticket and its fence. Whatever happens,
 * the paper and the recorded outcome never contradict each other, the next ticket comes out whole, and a person who reprints an
 * unknown one gets a marked paper.
 */
class PrinterFaultTest {
    private static final Logger LOG = LoggerFactory.getLogger(PrinterFaultTest.class);
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private static final boolean FULL = Boolean.getBoolean("motcua.full");
    /** Of each fault; no two of them at the same byte, with the small number not even two of different faults. */
    private static final int OFFSETS = FULL ? 600 : 110;

    private static final int OFFSETS_IN_ALL = 500;
    private static final int FENCE_BYTES = 16;
    private static final int PRINTERS_AT_ONCE = 48;
    private static final Duration PRINT = Duration.ofMillis(1_500);
    private static final Duration PATIENCE = Duration.ofMillis(2_500);
    /** For a machine that is busy with other things. */
    private static final Duration SLACK = Duration.ofSeconds(12);

    private static final PrinterSettings.Times TIMES = new PrinterSettings.Times(
            Duration.ofMillis(150),
            Duration.ofMillis(600),
            Duration.ofMillis(700),
            PRINT,
            PATIENCE,
            Duration.ofMillis(30),
            Duration.ofMillis(200));
    private static final List<PrinterProfile> PROFILES = List.of(
            PrinterProfile.named("generic-80"),
            PrinterProfile.named("epson-tm-t20"),
            PrinterProfile.named("generic-80").with(List.of(FenceKind.ASB)));
    private static final List<Fault> FAULTS =
            List.of(Fault.CUT, Fault.RESET, Fault.FREEZE, Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.MUTE);

    /** One printer, one fault at one byte. */
    private record Case(int number, PrinterProfile profile, Fault fault, int offset, int ticketBytes) {
        String where() {
            if (offset < ticketBytes) return "before the fence";
            return offset < ticketBytes + FENCE_BYTES ? "in the fence" : "after the fence";
        }

        @Override
        public String toString() {
            return "case " + number + " " + profile.name() + " " + fault + " at " + offset + " of " + ticketBytes + " ("
                    + where() + "), seed " + SEED;
        }
    }

    @Test
    void noTicketIsLostNoneIsDoubledAndEveryJobEndsOnce() throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(4));
        ExecutorService people = Executors.newFixedThreadPool(PRINTERS_AT_ONCE);
        Map<Fault, Map<String, Integer>> outcomes = new EnumMap<>(Fault.class);
        try (LinkRuntime links = new LinkRuntime()) {
            List<Future<String>> running = new ArrayList<>();
            List<Case> cases = cases();
            for (Case each : cases) running.add(people.submit((Callable<String>) () -> play(vertx, links, each)));
            for (int i = 0; i < cases.size(); i++) {
                String outcome = running.get(i).get(120, TimeUnit.SECONDS);
                outcomes.computeIfAbsent(cases.get(i).fault(), f -> new java.util.TreeMap<>())
                        .merge(outcome, 1, Integer::sum);
            }
            LOG.info("seed {}: {} cases; outcomes {}", SEED, cases.size(), outcomes);
        } finally {
            people.shutdownNow();
            Rig.await(vertx.close());
        }
    }

    private static List<Case> cases() {
        Random random = new Random(SEED);
        RasterTicket ticket = new TicketRenderer(576).render(printout("case-000"));
        List<Case> cases = new ArrayList<>();
        Set<Integer> inTicket = new HashSet<>();
        for (Fault fault : FAULTS) {
            if (FULL) inTicket.clear();
            for (int i = 0; i < (fault == Fault.MUTE ? OFFSETS / 5 : OFFSETS); i++) {
                PrinterProfile profile = PROFILES.get(i % PROFILES.size());
                int ticketBytes = ticket.encode(profile).length;
                int offset = offset(i, ticketBytes, random);
                while (offset < ticketBytes && !inTicket.add(offset)) offset = random.nextInt(ticketBytes);
                cases.add(new Case(cases.size(), profile, fault, offset, ticketBytes));
            }
        }
        return cases;
    }

    /** Three of four in the picture, the others around its two ends, where the interesting commands are. */
    private static int offset(int i, int ticketBytes, Random random) {
        return switch (i % 12) {
            case 0 -> random.nextInt(40);
            case 1 -> ticketBytes + i / 12 % FENCE_BYTES;
            case 2 -> ticketBytes + FENCE_BYTES + random.nextInt(60);
            default -> random.nextInt(ticketBytes);
        };
    }

    @Test
    void theBytesAreManyAndBeforeInAndBehindTheFence() {
        List<Case> all = cases();

        for (Fault fault : FAULTS) {
            List<Case> its = all.stream().filter(each -> each.fault() == fault).toList();
            assertThat(its)
                    .extracting(Case::where)
                    .as("%s", fault)
                    .contains("before the fence", "in the fence", "after the fence");
            if (FULL && fault != Fault.MUTE)
                assertThat(offsets(its)).as("%s", fault).isGreaterThanOrEqualTo(OFFSETS_IN_ALL);
        }
        assertThat(offsets(all)).isGreaterThanOrEqualTo(OFFSETS_IN_ALL);
    }

    private static long offsets(List<Case> cases) {
        return cases.stream().mapToInt(Case::offset).distinct().count();
    }

    private static TicketPrintout printout(String id) {
        return Samples.plain("A012", Samples.url(id));
    }

    private static String play(Vertx vertx, LinkRuntime links, Case at) throws Exception {
        SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0);
        try (Rig rig = new Rig(vertx, links, printer, at.profile(), new MemoryJournal(), TIMES).started()) {
            Awaitility.await(at + " ready").atMost(Duration.ofSeconds(30)).until(() -> isReady(rig));
            String id = String.format("case-%03d", at.number());
            printer.faultAfter(at.offset(), at.fault());

            PrintOutcome first = printInTime(rig, at, Samples.job(id, "A012", "printer-1", printout(id)));
            if (at.fault() == Fault.FREEZE && at.offset() < at.ticketBytes())
                assertThat(first.name()).as("%s", at).isNotEqualTo("CONFIRMED");
            repair(printer);
            PrintOutcome second = afterwards(rig, at, id, first);

            assertThat(second.name()).as("%s: the next ticket", at).isEqualTo("CONFIRMED");
            check(rig, at, id, first);
            return first.name() + (first.reason().isEmpty() ? "" : "(" + first.reason() + ")");
        }
    }

    private static boolean isReady(Rig rig) {
        return rig.service.status().condition() == Condition.READY;
    }

    private static PrintOutcome printInTime(Rig rig, Case at, PrintJob job) {
        Instant begun = Instant.now();
        PrintOutcome outcome = Rig.await(rig.print(job));
        assertThat(Duration.between(begun, Instant.now()))
                .as("%s", at)
                .isLessThan(PATIENCE.plus(PRINT).plus(SLACK));
        return outcome;
    }

    private static void repair(SimulatedPrinter printer) {
        printer.faultAfter(Long.MAX_VALUE, Fault.MUTE);
        printer.mute(false);
        printer.frozen(false);
        printer.paperOut(false);
        printer.coverOpen(false);
    }

    /** What a person does next: reprints, with the mark, what may be lost; else the next citizen comes. */
    private static PrintOutcome afterwards(Rig rig, Case at, String id, PrintOutcome first) {
        Awaitility.await(at + " is back").atMost(Duration.ofSeconds(30)).until(() -> isReady(rig));
        PrintJob next = nextJob(id, first);
        return printInTime(rig, at, next);
    }

    private static PrintJob nextJob(String id, PrintOutcome first) {
        if (first.name().equals("CONFIRMED"))
            return Samples.job(id + "-next", "A013", "printer-1", printout(id + "-next"));
        Instant now = Instant.now();
        TicketPrintout marked = Samples.reprint(printout(id), 2);
        return new PrintJob(id + "-2", "r", "v-" + id, "A012", 2, "printer-1", now, now.plusSeconds(300), marked);
    }

    private static void check(Rig rig, Case at, String id, PrintOutcome first) {
        List<BufferedImage> paper = rig.printer.tickets();
        BufferedImage last = paper.get(paper.size() - 1);
        TicketPrintout wanted = nextJob(id, first).printout();
        assertThat(Eye.differences(new TicketRenderer(576).render(wanted), last))
                .as("%s: garbage on the next ticket", at)
                .isZero();
        assertThat(rig.printer.unparsedBytes() + rig.printer.textBytes())
                .as("%s: bytes that are no command", at)
                .isZero();
        assertThat(rig.journal.outcomes()).as("%s", at).hasSize(2);

        long unmarked = paper.subList(0, paper.size() - 1).stream()
                .filter(piece -> piece.getHeight() > 250)
                .filter(piece -> Eye.qr(piece).filter(Samples.url(id)::equals).isPresent())
                .count();
        switch (first.name()) {
            case "CONFIRMED" -> assertThat(unmarked).as("%s: confirmed", at).isEqualTo(1);
            case "FAILED_NOT_PRINTED" ->
                assertThat(unmarked).as("%s: not printed", at).isZero();
            case "UNKNOWN" -> assertThat(unmarked).as("%s: unknown", at).isLessThanOrEqualTo(1);
            default -> throw new AssertionError(at + " ended " + first);
        }
    }
}
