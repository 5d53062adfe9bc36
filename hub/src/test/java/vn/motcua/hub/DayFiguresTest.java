package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.CounterPaused;
import vn.motcua.core.event.HelpAsked;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.hub.counter.DayQueries;
import vn.motcua.hub.counter.StoredDay;
import vn.motcua.hub.platform.database.Readers;

/** What supervisors read of a day adds up. At this site civil status follows land. */
class DayFiguresTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private final Site site = Sites.staged(Sites.open());

    @TempDir
    Path folder;

    private LedgerRig rig;
    private Readers readers;
    private DayQueries days;

    @BeforeEach
    void start() throws Exception {
        Path file = folder.resolve("hub.db");
        rig = new LedgerRig(vertx, site, clock, LedgerRig.store(file, site), new Random(7));
        readers = new Readers(vertx, file);
        days = new StoredDay(readers, () -> site, person -> person.equals(LAN) ? "Lan" : null, clock);
        done(rig.counters.open(request(), LAN, Sites.C2));
        done(rig.counters.open(request(), MINH, Sites.C3));
    }

    @AfterEach
    void stop() throws Exception {
        await(rig.writer.close());
        await(readers.close());
        await(vertx.close());
    }

    private void issue(ServiceId service, int people) {
        done(rig.tickets.issueAtConsole(request(), LAN, service, Priority.NORMAL, people));
        clock.advance(Duration.ofMinutes(2));
    }

    private void callNext(PersonId person, CounterId counter) {
        done(rig.counters.callNext(request(), person, counter));
        clock.advance(Duration.ofMinutes(5));
    }

    @Test
    void aVisitOfTwoStepsIsOneVisitOnePersonAndTwoServices() {
        issue(Sites.LAND, 1);
        callNext(LAN, Sites.C2);
        done(rig.counters.finish(request(), LAN, Sites.C2, Sites.CIVIL));
        callNext(MINH, Sites.C3);
        done(rig.counters.finish(request(), MINH, Sites.C3));

        DayQueries.Served served = await(days.served(DAY));

        assertThat(served.total()).isEqualTo(new DayQueries.Figures(1, 2, 1, 60, 300));
        assertThat(served.services())
                .extracting(DayQueries.OfService::serviceId, DayQueries.OfService::figures)
                .containsExactlyInAnyOrder(
                        tuple(Sites.LAND, new DayQueries.Figures(0, 1, 0, 120, 300)),
                        tuple(Sites.CIVIL, new DayQueries.Figures(1, 1, 1, 0, 300)));
        assertThat(served.counters())
                .extracting(DayQueries.OfCounter::counterId)
                .containsExactlyInAnyOrder(Sites.C2, Sites.C3);
        assertThat(await(days.served(DAY.minusDays(1))).total()).isEqualTo(new DayQueries.Figures(0, 0, 0, null, null));
    }

    @Test
    void eachOfAGroupIsCountedOnceAndTheGroupIsOneVisit() {
        issue(Sites.LAND, 3);
        callNext(LAN, Sites.C2);
        done(rig.counters.finishPerson(request(), LAN, Sites.C2));
        done(rig.counters.finish(request(), LAN, Sites.C2));

        assertThat(await(days.served(DAY)).total()).isEqualTo(new DayQueries.Figures(1, 1, 3, 120, 300));
    }

    @Test
    void pausesAreAddedUpByCounterAndOneThatLastsCountsUntilNow() {
        for (int i = 0; i < 2; i++) {
            done(rig.desks.pause(request(), LAN, Sites.C2, CounterPaused.Reason.BREAK, Duration.ofMinutes(15)));
            clock.advance(Duration.ofMinutes(10));
            if (i == 0) done(rig.desks.resume(request(), LAN, Sites.C2));
        }
        done(rig.desks.askHelp(request(), MINH, Sites.C3, HelpAsked.Reason.ADVICE));

        DayQueries.Pauses pauses = await(days.pauses(DAY));

        assertThat(pauses.counters()).singleElement().satisfies(one -> {
            assertThat(one.counterId()).isEqualTo(Sites.C2);
            assertThat(one.times()).isEqualTo(2);
            assertThat(one.seconds()).isEqualTo(1200);
        });
        assertThat(pauses.pauses()).extracting(DayQueries.Pause::person).containsExactly("Lan", "Lan");
        assertThat(pauses.pauses().get(1).endedAt()).isNull();
        assertThat(pauses.helps()).singleElement().satisfies(one -> {
            assertThat(one.reason()).isEqualTo("ADVICE");
            assertThat(one.person()).isNull();
            assertThat(one.outcome()).isNull();
        });
        assertThat(await(days.pauses(DAY.plusDays(1))).pauses()).isEmpty();
    }
}
