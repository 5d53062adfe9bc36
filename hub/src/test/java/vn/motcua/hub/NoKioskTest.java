package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.counter.SendOn;
import vn.motcua.hub.counter.VisitInHand;
import vn.motcua.hub.ticket.PaperNumbers;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketService;
import vn.motcua.hub.ticket.TicketStatus;

/** A commune: numbers in a row, visits without one, paper numbers of a power cut. */
class NoKioskTest {
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T03:00:00Z");
    private final Site site = Sites.open();

    @TempDir
    Path folder;

    private LedgerRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new LedgerRig(vertx, site, clock, LedgerRig.store(folder.resolve("hub.db"), site), new Random(7));
        done(rig.counters.open(request(), LAN, Sites.C1));
    }

    @AfterEach
    void verified() throws Exception {
        String before = rig.picture();
        await(rig.writer.close());
        assertThat(Verifier.verify(folder.resolve("hub.db")).problems()).isEmpty();
        LedgerRig again = new LedgerRig(
                vertx,
                site,
                clock,
                vn.motcua.hub.platform.database.HubFile.openWriter(folder.resolve("hub.db")),
                new Random(8));
        // A day that is over is read back when somebody asks for it.
        assertThat(before.lines().toList()).containsAll(again.picture().lines().toList());
        await(again.writer.close());
        await(vertx.close());
    }

    /** A commit is told to the page of events after its answer is given. */
    private List<Event> events() {
        await(rig.writer.side(connection -> ""));
        return rig.events;
    }

    private Ticket ticket(VisitId visit) {
        return await(
                rig.writer.side(connection -> rig.parts.tickets.ticket(visit).orElseThrow()));
    }

    private TicketService.Row row(RequestId request, int count) {
        return done(rig.tickets.issueRow(request, LAN, Sites.LAND, Priority.NORMAL, 1, count));
    }

    private static List<String> texts(TicketService.Row row) {
        return row.tickets().stream().map(one -> one.number().text()).toList();
    }

    private PaperNumbers paper(RequestId request, int first, int last) {
        return paper(request, first, last, clock.instant().minus(Duration.ofHours(2)), clock.instant());
    }

    private static PaperNumbers paper(RequestId request, int first, int last, Instant from, Instant to) {
        return new PaperNumbers(request, Sites.LAND, first, last, null, Sites.C1, MINH, from, to, LAN);
    }

    @Test
    void numbersInARowFollowOneAnotherAndTheSameWishGivesTheSameRow() {
        RequestId wish = request();

        assertThat(texts(row(wish, 4))).containsExactly("A001", "A002", "A003", "A004");
        assertThat(texts(row(request(), 2))).containsExactly("A005", "A006");
        assertThat(texts(row(wish, 4))).containsExactly("A001", "A002", "A003", "A004");
    }

    @Test
    void aRowThatMeetsTheEndOfTheRangeTellsThoseThatWereGiven() {
        done(rig.tickets.recordPaper(paper(request(), 1, 300)));
        done(rig.tickets.recordPaper(paper(request(), 301, 600)));
        done(rig.tickets.recordPaper(paper(request(), 601, 900)));
        done(rig.tickets.recordPaper(paper(request(), 901, 996)));

        assertThat(texts(row(request(), 5))).containsExactly("A997", "A998", "A999");
        assertThat(refused(rig.tickets.issueRow(request(), LAN, Sites.LAND, Priority.NORMAL, 1, 2)))
                .isEqualTo("RANGE_EXHAUSTED");
    }

    @Test
    void theCodeOfANumberGivenByHandIsTheSameWheneverAskedAndStoredNowhere() {
        RequestId wish = request();
        VisitId visit = row(wish, 1).tickets().get(0).visitId();

        TicketCode code = rig.tickets.codeOf(wish);

        assertThat(rig.tickets.codeOf(wish)).isEqualTo(code);
        assertThat(rig.tickets.codeOf(request())).isNotEqualTo(code);
        assertThat(ticket(visit).codeHash()).isEqualTo(rig.codes.hash(code)).doesNotContain(code.value());
    }

    @Test
    void somebodyWithoutANumberIsServedCountedAndNeverAnnounced() {
        row(request(), 1);
        VisitInHand inHand =
                done(rig.counters.startWithoutNumber(request(), LAN, Sites.C1, Sites.CIVIL, "H12.15-250701-0042"));
        assertThat(inHand.number().text()).isEqualTo("KS01");
        assertThat(refused(rig.counters.callNext(request(), LAN, Sites.C1))).isEqualTo("VISIT_IN_HAND");
        assertThat(refused(rig.counters.recall(request(), LAN, Sites.C1))).isEqualTo("NO_NUMBER");
        assertThat(refused(rig.counters.park(request(), LAN, Sites.C1, VisitParked.Reason.COPIES, null)))
                .isEqualTo("NO_NUMBER");
        SendOn there = new SendOn(null, Sites.C2, null, SendOn.Place.LAST, Duration.ZERO, false);
        assertThat(refused(rig.counters.transfer(request(), LAN, Sites.C1, there)))
                .isEqualTo("NO_NUMBER");

        clock.advance(Duration.ofMinutes(6));
        done(rig.counters.finish(request(), LAN, Sites.C1));

        Ticket ticket = ticket(inHand.visitId());
        assertThat(ticket.status()).isEqualTo(TicketStatus.FINISHED);
        assertThat(Duration.between(ticket.calledAt(), ticket.endedAt())).isEqualTo(Duration.ofMinutes(6));
        assertThat(served()).isEqualTo(1);
        assertThat(events()).noneMatch(event -> event instanceof TicketCalled);
        assertThat(done(rig.counters.callNext(request(), LAN, Sites.C1))
                        .number()
                        .text())
                .isEqualTo("A001");
    }

    private int served() {
        return await(rig.writer.side(
                connection -> rig.parts.counters.counter(Sites.C1).servedToday()));
    }

    @Test
    void aFinishOfSomebodyWithoutANumberTakenBackTellsWhoIsInHandAgain() {
        VisitInHand inHand = done(rig.counters.startWithoutNumber(request(), LAN, Sites.C1, Sites.CIVIL, ""));
        clock.advance(Duration.ofMinutes(2));
        done(rig.counters.finish(request(), LAN, Sites.C1));
        long finished = await(rig.writer.side(connection ->
                rig.parts.counters.undo().last(Sites.C1).orElseThrow().position()));

        VisitInHand again =
                done(rig.counters.undo(request(), LAN, Sites.C1, finished)).visit();

        assertThat(again).isNotNull();
        assertThat(again.visitId()).isEqualTo(inHand.visitId());
        assertThat(again.calledAt()).isEqualTo(inHand.calledAt());
        assertThat(again.announcementId()).as("nobody was called").isNull();
    }

    @Test
    void whatWasBegunByMistakeIsDroppedAndCountsNowhere() {
        VisitInHand inHand = done(rig.counters.startWithoutNumber(request(), LAN, Sites.C1, Sites.CIVIL, ""));

        done(rig.counters.noShow(request(), LAN, Sites.C1));

        assertThat(ticket(inHand.visitId()).status()).isEqualTo(TicketStatus.CANCELLED);
        assertThat(served()).isZero();
        assertThat(done(rig.counters.startWithoutNumber(request(), LAN, Sites.C1, Sites.CIVIL, ""))
                        .number()
                        .text())
                .isEqualTo("KS02");
    }

    @Test
    void whatWasDoneBeforeCannotComeBackBesideSomebodyInHand() {
        row(request(), 1);
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        done(rig.counters.finish(request(), LAN, Sites.C1));
        long finished = await(rig.writer.side(connection ->
                rig.parts.counters.undo().last(Sites.C1).orElseThrow().position()));

        done(rig.counters.startWithoutNumber(request(), LAN, Sites.C1, Sites.CIVIL, ""));

        assertThat(refused(rig.counters.undo(request(), LAN, Sites.C1, finished)))
                .isEqualTo("NOTHING_TO_UNDO");
    }

    @Test
    void aVisitIsStartedOnlyAtOnesOwnFreeCounterForWhatItServes() {
        assertThat(refused(rig.counters.startWithoutNumber(request(), MINH, Sites.C1, Sites.CIVIL, "")))
                .isEqualTo("NOT_YOUR_COUNTER");
        done(rig.counters.open(request(), MINH, Sites.C2));
        assertThat(refused(rig.counters.startWithoutNumber(request(), MINH, Sites.C2, Sites.CIVIL, "")))
                .isEqualTo("NOT_SERVED");
    }

    @Test
    void paperNumbersAreKeyedInAllOrNoneAndNeverTwice() {
        row(request(), 3);
        RequestId wish = request();

        assertThat(refused(rig.tickets.recordPaper(paper(request(), 2, 8)))).isEqualTo("NUMBERS_TAKEN");
        PaperNumbers.Kept kept = done(rig.tickets.recordPaper(paper(wish, 4, 8)));
        assertThat(done(rig.tickets.recordPaper(paper(wish, 4, 8)))).isEqualTo(kept);
        assertThat(kept).extracting("count", "first", "last").containsExactly(5, "A004", "A008");
        assertThat(refused(rig.tickets.recordPaper(paper(request(), 8, 9)))).isEqualTo("NUMBERS_TAKEN");

        assertThat(texts(row(request(), 2))).containsExactly("A009", "A010");
        List<Ticket> late =
                await(rig.writer.side(connection -> rig.parts.tickets.day(kept.businessDay()).tickets().stream()
                        .filter(Ticket::isKeyedIn)
                        .toList()));
        assertThat(late).hasSize(5).allMatch(ticket -> ticket.status() == TicketStatus.FINISHED);
        assertThat(served()).isZero();
    }

    @Test
    void paperNumbersKeepAwayFromWhatKiosksWereLent() {
        rig.lease(new AgentId("kiosk-1"));

        assertThat(refused(rig.tickets.recordPaper(paper(request(), 940, 960)))).isEqualTo("NUMBERS_LEASED");
        done(rig.tickets.recordPaper(paper(request(), 900, 940)));
        rig.lease(new AgentId("kiosk-2"));

        assertThat(events().stream()
                        .filter(event -> event instanceof vn.motcua.core.event.BandLeased leased
                                && leased.series().equals(Sites.A)
                                && leased.agentId().value().equals("kiosk-2"))
                        .map(vn.motcua.core.event.BandLeased.class::cast))
                .allMatch(leased -> leased.to() < 900
                        || !leased.businessDay().equals(site.calendar().businessDay(clock.instant())));
    }

    @Test
    void paperTimesMustLieInThePastOfThatDayAndNumbersInTheRange() {
        Instant now = clock.instant();
        assertThat(refused(rig.tickets.recordPaper(paper(request(), 1, 2, now, now.minusSeconds(1)))))
                .isEqualTo("PAPER_TIMES");
        assertThat(refused(rig.tickets.recordPaper(paper(request(), 1, 2, now, now.plusSeconds(1)))))
                .isEqualTo("PAPER_TIMES");
        assertThat(refused(rig.tickets.recordPaper(paper(request(), 1, 2, now.minus(Duration.ofDays(1)), now))))
                .isEqualTo("PAPER_TIMES");
        assertThat(refused(rig.tickets.recordPaper(paper(request(), 999, 1000))))
                .isEqualTo("NUMBER_OUTSIDE");
        assertThat(refused(rig.tickets.recordPaper(paper(request(), 1, 301)))).isEqualTo("NUMBER_OUTSIDE");
        PaperNumbers yesterday = new PaperNumbers(
                request(),
                Sites.LAND,
                1,
                2,
                site.calendar().businessDay(now).minusDays(1),
                Sites.C1,
                MINH,
                now.minus(Duration.ofDays(1)),
                now.minus(Duration.ofHours(23)),
                LAN);
        done(rig.tickets.recordPaper(yesterday));
        assertThat(texts(row(request(), 1))).containsExactly("A001");
    }

    @Test
    void aNumberTheKioskPrintedIsNotPrintedAsANewOne() {
        Requests.Allocated given = row(request(), 1).tickets().get(0);

        assertThat(refused(rig.tickets.print(request(), LAN, given.visitId(), new AgentId("kiosk-1"))))
                .isEqualTo("AGENT_OFFLINE");
        assertThat(refused(rig.tickets.print(request(), LAN, HubRig.visit(), new AgentId("kiosk-1"))))
                .isEqualTo("UNKNOWN_TICKET");
    }
}
