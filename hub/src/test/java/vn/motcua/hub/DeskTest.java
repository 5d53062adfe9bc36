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
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.CounterClosed;
import vn.motcua.core.event.CounterHandedOver;
import vn.motcua.core.event.CounterPaused;
import vn.motcua.core.event.HelpAsked;
import vn.motcua.core.event.VisitFinished;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.counter.CounterState;
import vn.motcua.hub.counter.Desk;
import vn.motcua.hub.counter.Undoable;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;

class DeskTest {
    private static final PersonId HOA = HubRig.person();
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private final Site site = Sites.open();

    @TempDir
    Path folder;

    private LedgerRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new LedgerRig(vertx, site, clock, LedgerRig.store(folder.resolve("hub.db"), site), new Random(7));
        done(rig.counters.open(request(), LAN, Sites.C1));
        done(rig.counters.open(request(), MINH, Sites.C2));
    }

    @AfterEach
    void verified() throws Exception {
        await(rig.writer.close());
        assertThat(Verifier.verify(folder.resolve("hub.db")).problems()).isEmpty();
        await(vertx.close());
    }

    private VisitId issue(ServiceId service) {
        VisitId visit = done(rig.tickets.issueAtConsole(request(), LAN, service, Priority.NORMAL))
                .visitId();
        clock.advance(Duration.ofSeconds(1));
        return visit;
    }

    private VisitId next(PersonId person, CounterId counter) {
        return done(rig.counters.callNext(request(), person, counter)).visitId();
    }

    private Desk pause(@Nullable Duration expected) {
        return done(rig.desks.pause(request(), LAN, Sites.C1, CounterPaused.Reason.BREAK, expected));
    }

    private CounterState counter(CounterId id) {
        return await(rig.writer.side(connection -> rig.parts.counters.counter(id)));
    }

    private Desk desk(CounterId id) {
        return await(rig.writer.side(connection -> rig.parts.counters.desks().desk(id)));
    }

    private Optional<Undoable> offered(CounterId id) {
        return await(rig.writer.side(connection -> rig.parts.counters.undo().last(id)));
    }

    private List<String> rows(String query) {
        return await(rig.writer.side(connection -> {
            try (Sql db = new Sql(connection)) {
                return db.list(query, DeskTest::joined);
            }
        }));
    }

    private static String joined(Row row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.width(); i++) text.append(i > 1 ? " " : "").append(row.value(i));
        return text.toString();
    }

    @Test
    void nobodyIsCalledAtAPausedCounterUntilItGoesOn() {
        VisitId waiting = issue(Sites.LAND);
        pause(Duration.ofMinutes(15));
        assertThat(refused(rig.counters.callNext(request(), LAN, Sites.C1))).isEqualTo("COUNTER_PAUSED");
        assertThat(refused(rig.counters.call(request(), LAN, Sites.C1, waiting)))
                .isEqualTo("COUNTER_PAUSED");
        assertThat(refused(rig.desks.pause(request(), LAN, Sites.C1, CounterPaused.Reason.MEETING, null)))
                .isEqualTo("COUNTER_PAUSED");

        done(rig.desks.resume(request(), LAN, Sites.C1));
        assertThat(next(LAN, Sites.C1)).isEqualTo(waiting);
    }

    @Test
    void nobodyLeavesAVisitInHand() {
        issue(Sites.LAND);
        next(LAN, Sites.C1);
        assertThat(refused(rig.desks.pause(request(), LAN, Sites.C1, CounterPaused.Reason.BREAK, null)))
                .isEqualTo("VISIT_IN_HAND");
        assertThat(refused(rig.desks.pause(request(), MINH, Sites.C1, CounterPaused.Reason.BREAK, null)))
                .isEqualTo("NOT_YOUR_COUNTER");
    }

    @Test
    void everyPauseIsKeptWithItsReasonAndEndsWithTheCounterAtTheLatest() {
        pause(null);
        clock.advance(Duration.ofMinutes(20));
        done(rig.desks.resume(request(), LAN, Sites.C1));
        done(rig.desks.pause(request(), LAN, Sites.C1, CounterPaused.Reason.DEVICE, null));
        clock.advance(Duration.ofMinutes(5));
        done(rig.counters.close(request(), LAN, Sites.C1));

        assertThat(rows("SELECT reason, begun_at, ended_at FROM pause ORDER BY position"))
                .containsExactly(
                        "BREAK 2026-11-23T01:00:00.000000000Z 2026-11-23T01:20:00.000000000Z",
                        "DEVICE 2026-11-23T01:20:00.000000000Z 2026-11-23T01:25:00.000000000Z");
        done(rig.counters.open(request(), LAN, Sites.C1));
        assertThat(desk(Sites.C1).isPlain()).isTrue();
    }

    @Test
    void whatWasDoneBeforeAPauseIsNotTakenBackInIt() {
        issue(Sites.LAND);
        next(LAN, Sites.C1);
        done(rig.counters.finish(request(), LAN, Sites.C1));
        assertThat(offered(Sites.C1)).isPresent();
        pause(null);
        assertThat(offered(Sites.C1)).isEmpty();
    }

    @Test
    void aCounterLeftForLongIsNoneInTheEstimateAndAShortPauseIs() {
        assertThat(isLeftForLong()).isFalse();
        pause(Duration.ofMinutes(5));
        assertThat(isLeftForLong()).isFalse();
        done(rig.desks.resume(request(), LAN, Sites.C1));
        pause(null);
        assertThat(isLeftForLong()).isTrue();
    }

    private boolean isLeftForLong() {
        return await(
                rig.writer.side(connection -> rig.parts.counters.desks().isLeftForLong(Sites.C1, clock.instant())));
    }

    @Test
    void anOfferedCounterGoesOverWithItsVisitAndTheOtherCounterCloses() {
        VisitId visit = issue(Sites.LAND);
        next(LAN, Sites.C1);
        done(rig.desks.offer(request(), LAN, Sites.C1, MINH));
        done(rig.desks.accept(request(), MINH, Sites.C1));

        assertThat(counter(Sites.C1).personId()).isEqualTo(MINH);
        assertThat(counter(Sites.C1).visitId()).isEqualTo(visit);
        assertThat(counter(Sites.C2).isOpen()).isFalse();
        assertThat(refused(rig.counters.finish(request(), LAN, Sites.C1))).isEqualTo("NOT_YOUR_COUNTER");
        done(rig.counters.finish(request(), MINH, Sites.C1));
        Awaitility.await()
                .untilAsserted(() -> assertThat(rig.events.get(rig.events.size() - 1))
                        .isInstanceOfSatisfying(
                                VisitFinished.class,
                                end -> assertThat(end.personId()).isEqualTo(MINH)));
        int handed = rig.events.indexOf(rig.events.stream()
                .filter(CounterHandedOver.class::isInstance)
                .findFirst()
                .orElseThrow());
        assertThat(rig.events.get(handed - 1)).isInstanceOf(CounterClosed.class);
    }

    @Test
    void onlyWhoWasAskedAcceptsAndOnlyInTime() {
        done(rig.desks.offer(request(), LAN, Sites.C1, MINH));
        assertThat(refused(rig.desks.accept(request(), HOA, Sites.C1))).isEqualTo("OFFER_OVER");
        clock.advance(Duration.ofSeconds(121));
        assertThat(refused(rig.desks.accept(request(), MINH, Sites.C1))).isEqualTo("OFFER_OVER");
        done(rig.desks.offer(request(), LAN, Sites.C1, MINH));
        done(rig.desks.withdraw(request(), MINH, Sites.C1));
        assertThat(refused(rig.desks.accept(request(), MINH, Sites.C1))).isEqualTo("OFFER_OVER");
        assertThat(refused(rig.desks.offer(request(), LAN, Sites.C1, LAN))).isEqualTo("OWN_COUNTER");
    }

    @Test
    void whoServesSomebodyTakesNoSecondVisitOver() {
        issue(Sites.LAND);
        issue(Sites.LAND);
        next(LAN, Sites.C1);
        next(MINH, Sites.C2);
        done(rig.desks.offer(request(), LAN, Sites.C1, MINH));
        assertThat(refused(rig.desks.accept(request(), MINH, Sites.C1))).isEqualTo("VISIT_IN_HAND");
        assertThat(refused(rig.desks.handOverHere(request(), LAN, MINH))).isEqualTo("VISIT_IN_HAND");
    }

    @Test
    void whoSignsInAtTheSamePcGoesOnWithTheCounterAndItsVisit() {
        VisitId visit = issue(Sites.LAND);
        next(LAN, Sites.C1);
        done(rig.desks.handOverHere(request(), LAN, HOA));
        assertThat(counter(Sites.C1).personId()).isEqualTo(HOA);
        assertThat(counter(Sites.C1).visitId()).isEqualTo(visit);
        assertThat(refused(rig.desks.handOverHere(request(), LAN, HOA))).isEqualTo("NO_COUNTER");
        assertThat(offered(Sites.C1))
                .as("what Lan did is not Hoa's to take back")
                .isEmpty();
    }

    @Test
    void onePersonServesSeveralCountersServicesAtOneCounter() {
        VisitId civil = issue(Sites.CIVIL);
        done(rig.counters.close(request(), LAN, Sites.C1));
        assertThat(refused(rig.counters.callNext(request(), MINH, Sites.C2))).isEqualTo("NOBODY_WAITING");
        done(rig.desks.serveFor(request(), MINH, Sites.C2, Set.of(Sites.C1)));
        assertThat(next(MINH, Sites.C2)).isEqualTo(civil);
        done(rig.counters.finish(request(), MINH, Sites.C2));

        assertThat(refused(rig.desks.serveFor(request(), MINH, Sites.C2, Set.of(new CounterId("nowhere")))))
                .isEqualTo("UNKNOWN_COUNTER");
        done(rig.desks.serveFor(request(), MINH, Sites.C2, Set.of()));
        issue(Sites.CIVIL);
        assertThat(refused(rig.counters.callNext(request(), MINH, Sites.C2))).isEqualTo("NOBODY_WAITING");
    }

    private Desk.Help ask() {
        Desk.Help help = done(rig.desks.askHelp(request(), LAN, Sites.C1, HelpAsked.Reason.ADVICE))
                .help();
        assertThat(help).isNotNull();
        return help;
    }

    @Test
    void helpIsAskedOnceTakenOnceAndEndsWithTheVisit() {
        issue(Sites.LAND);
        next(LAN, Sites.C1);
        Desk.Help help = ask();
        assertThat(ask().id()).as("asked again it is the same").isEqualTo(help.id());
        assertThat(refused(rig.desks.takeHelp(request(), LAN, help.id()))).isEqualTo("OWN_COUNTER");
        done(rig.desks.takeHelp(request(), MINH, help.id()));
        done(rig.desks.takeHelp(request(), MINH, help.id()));
        assertThat(refused(rig.desks.takeHelp(request(), HOA, help.id()))).isEqualTo("HELP_TAKEN");

        done(rig.counters.finish(request(), LAN, Sites.C1));
        assertThat(desk(Sites.C1).help()).isNull();
        assertThat(refused(rig.desks.takeHelp(request(), HOA, help.id()))).isEqualTo("HELP_OVER");
        assertThat(rows("SELECT reason, outcome FROM help")).containsExactly("ADVICE VISIT_ENDED");
    }

    @Test
    void helpNobodyAnswersIsToldAndMayBeAskedAnew() {
        Desk.Help help = ask();
        clock.advance(Duration.ofMinutes(3).plusSeconds(1));
        issue(Sites.LAND);
        assertThat(desk(Sites.C1).help().isUnanswered()).isTrue();
        assertThat(ask().id()).isNotEqualTo(help.id());
        done(rig.desks.endHelp(request(), LAN, Sites.C1));
        assertThat(desk(Sites.C1).help()).isNull();
        assertThat(rows("SELECT outcome FROM help ORDER BY asked_at")).containsExactly("NOBODY_CAME", "DONE");
    }

    @Test
    void aRestartKnowsDesksAsTheyStood() throws Exception {
        done(rig.desks.serveFor(request(), MINH, Sites.C2, Set.of(Sites.C1)));
        done(rig.desks.askHelp(request(), MINH, Sites.C2, HelpAsked.Reason.DEVICE));
        done(rig.desks.offer(request(), MINH, Sites.C2, HOA));
        pause(Duration.ofMinutes(9));
        Desk first = desk(Sites.C1);
        Desk second = desk(Sites.C2);
        await(rig.writer.close());
        rig = new LedgerRig(vertx, site, clock, HubFile.openWriter(folder.resolve("hub.db")), new Random(8));
        assertThat(desk(Sites.C1)).isEqualTo(first);
        assertThat(desk(Sites.C2)).isEqualTo(second);
    }
}
