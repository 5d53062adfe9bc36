package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.PaperVisitWithdrawn.Reason;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.ticket.PaperNumbers;
import vn.motcua.hub.ticket.PaperWithdrawal;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;

/** Paper numbers that were keyed in wrongly are taken out again. */
class PaperWithdrawalTest {
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
        await(rig.writer.close());
        assertThat(Verifier.verify(folder.resolve("hub.db")).problems()).isEmpty();
        await(vertx.close());
    }

    private void restart() throws Exception {
        await(rig.writer.close());
        rig = new LedgerRig(vertx, site, clock, HubFile.openWriter(folder.resolve("hub.db")), new Random(8));
    }

    private LocalDate today() {
        return site.calendar().businessDay(clock.instant());
    }

    private PaperNumbers paper(ServiceId service, int first, int last) {
        Instant now = clock.instant();
        return new PaperNumbers(
                request(), service, first, last, null, Sites.C1, MINH, now.minus(Duration.ofHours(2)), now, LAN);
    }

    private void key(int first, int last) {
        done(rig.tickets.recordPaper(paper(Sites.LAND, first, last)));
    }

    private Future<Outcome<PaperNumbers.Kept>> withdraw(RequestId wish, int first, int last, Reason reason) {
        return rig.tickets.withdrawPaper(new PaperWithdrawal(wish, Sites.A, first, last, today(), reason, LAN));
    }

    private List<String> given(int count) {
        return done(rig.tickets.issueRow(request(), LAN, Sites.LAND, Priority.NORMAL, 1, count)).tickets().stream()
                .map(one -> one.number().text())
                .toList();
    }

    private List<String> counted() {
        return await(rig.writer.side(connection -> rig.parts.tickets.day(today()).tickets().stream()
                .filter(Ticket::countsAsKeyedIn)
                .map(ticket -> ticket.number().text())
                .sorted()
                .toList()));
    }

    @Test
    void whatWasKeyedInWronglyCountsNoMoreAndTheRestStays() {
        key(4, 8);
        RequestId wish = request();

        PaperNumbers.Kept out = done(withdraw(wish, 7, 8, Reason.NOT_HANDED_OUT));

        assertThat(out).extracting("count", "first", "last").containsExactly(2, "A007", "A008");
        assertThat(done(withdraw(wish, 7, 8, Reason.NOT_HANDED_OUT))).isEqualTo(out);
        assertThat(counted()).containsExactly("A004", "A005", "A006");
    }

    @Test
    void numbersNobodyHeldAreGivenAsIfTheyHadNeverBeenKeyedIn() throws Exception {
        key(1, 4);
        done(withdraw(request(), 2, 4, Reason.NOT_HANDED_OUT));

        assertThat(given(1)).containsExactly("A002");
        restart();
        assertThat(given(3)).containsExactly("A003", "A004", "A005");
    }

    @Test
    void numbersSomebodyHeldAreGivenToNobodyElseAndCanBeKeyedInAgain() throws Exception {
        key(1, 3);
        done(withdraw(request(), 1, 3, Reason.WRONG_DETAILS));

        assertThat(given(1)).containsExactly("A004");
        restart();
        assertThat(given(1)).containsExactly("A005");
        key(1, 3);
        assertThat(counted()).containsExactly("A001", "A002", "A003");
        done(withdraw(request(), 1, 3, Reason.WRONG_DETAILS));
        key(1, 2);
        assertThat(counted()).containsExactly("A001", "A002");
    }

    @Test
    void aRangeGoesWholeOrNotAtAll() {
        given(2);
        key(3, 5);

        assertThat(refused(withdraw(request(), 2, 5, Reason.NOT_HANDED_OUT))).isEqualTo("NOT_KEYED_IN");
        assertThat(refused(withdraw(request(), 5, 6, Reason.NOT_HANDED_OUT))).isEqualTo("NOT_KEYED_IN");
        assertThat(refused(withdraw(request(), 5, 4, Reason.NOT_HANDED_OUT))).isEqualTo("BAD_REQUEST");
        assertThat(counted()).hasSize(3);
        done(withdraw(request(), 3, 5, Reason.NOT_HANDED_OUT));
        assertThat(refused(withdraw(request(), 3, 5, Reason.NOT_HANDED_OUT))).isEqualTo("NOT_KEYED_IN");
    }

    @Test
    void aSeriesThatIsGoneFromTheCatalogueIsNamed() {
        PaperWithdrawal gone =
                new PaperWithdrawal(request(), new SeriesId("gone"), 1, 1, today(), Reason.NOT_HANDED_OUT, LAN);

        assertThat(refused(rig.tickets.withdrawPaper(gone))).isEqualTo("UNKNOWN_SERIES");
    }

    @Test
    void aDayThatIsOverIsMendedForAWeek() throws Exception {
        LocalDate day = today();
        key(1, 3);
        clock.advance(Duration.ofDays(7));
        restart();

        done(rig.tickets.withdrawPaper(new PaperWithdrawal(request(), Sites.A, 1, 2, day, Reason.NOT_HANDED_OUT, LAN)));

        List<TicketStatus> states = await(rig.writer.side(connection -> rig.parts.tickets.day(day).tickets().stream()
                .map(Ticket::status)
                .sorted()
                .toList()));
        assertThat(states).containsExactly(TicketStatus.FINISHED, TicketStatus.NEVER_GIVEN, TicketStatus.NEVER_GIVEN);
        clock.advance(Duration.ofDays(1));
        assertThat(refused(rig.tickets.withdrawPaper(
                        new PaperWithdrawal(request(), Sites.A, 3, 3, day, Reason.NOT_HANDED_OUT, LAN))))
                .isEqualTo("PAPER_DAY_OVER");
    }
}
