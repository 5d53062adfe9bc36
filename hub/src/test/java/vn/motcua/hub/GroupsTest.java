package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.Sql;

/** One ticket for several people. */
class GroupsTest {
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");

    @TempDir
    Path folder;

    private LedgerRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new LedgerRig(
                vertx, Sites.open(), clock, LedgerRig.store(folder.resolve("hub.db"), Sites.open()), new Random(7));
        done(rig.counters.open(request(), LAN, Sites.C1));
    }

    @AfterEach
    void verified() throws Exception {
        await(rig.writer.close());
        assertThat(Verifier.verify(folder.resolve("hub.db")).problems()).isEmpty();
        await(vertx.close());
    }

    private VisitId group(int people) {
        VisitId visit = done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL, people))
                .visitId();
        clock.advance(Duration.ofMinutes(1));
        return visit;
    }

    private int waiting() {
        return await(rig.writer.side(connection ->
                rig.floor.tickets().day(rig.floor.today(clock.instant())).people(Sites.LAND)));
    }

    /** Visits and people of what was served. */
    private List<Integer> served() {
        return await(rig.writer.side(connection -> new Sql(connection)
                .first(
                        "SELECT coalesce(sum(kind = 'VISIT'), 0) AS visits, coalesce(sum(people), 0) AS people FROM served",
                        row -> List.of(row.integer("visits"), row.integer("people")))
                .orElseThrow()));
    }

    @Test
    void aGroupIsOneVisitOfSeveralPeople() {
        group(4);
        group(1);
        assertThat(waiting()).isEqualTo(5);
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        assertThat(waiting()).isEqualTo(1);
        done(rig.counters.finish(request(), LAN, Sites.C1));
        assertThat(served()).containsExactly(1, 4);
    }

    @Test
    void oneOfTheGroupIsDoneBeforeTheOthersAndEverybodyIsCountedOnce() {
        group(3);
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        assertThat(done(rig.counters.finishPerson(request(), LAN, Sites.C1)).people())
                .isEqualTo(2);
        assertThat(served()).containsExactly(0, 1);
        assertThat(done(rig.counters.finishPerson(request(), LAN, Sites.C1)).people())
                .isEqualTo(1);
        assertThat(refused(rig.counters.finishPerson(request(), LAN, Sites.C1))).isEqualTo("LAST_PERSON");
        done(rig.counters.finish(request(), LAN, Sites.C1));
        assertThat(served()).containsExactly(1, 3);
    }

    @Test
    void thatOneWasDoneIsUndoneExactly() {
        group(3);
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        String before = rig.picture();
        done(rig.counters.finishPerson(request(), LAN, Sites.C1));
        assertThat(rig.picture()).isNotEqualTo(before);
        undo();
        assertThat(rig.picture()).isEqualTo(before);
        assertThat(served()).containsExactly(0, 0);
    }

    @Test
    void whatWasCalledAgainMeanwhileWasHeardAndStays() {
        group(3);
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        done(rig.counters.finishPerson(request(), LAN, Sites.C1));
        done(rig.counters.recall(request(), LAN, Sites.C1));
        undo();
        assertThat(done(rig.counters.recall(request(), LAN, Sites.C1)).times()).isEqualTo(2);
    }

    @Test
    void aGroupThatWasServedIsInHandAgainWithAllItsPeople() {
        group(3);
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        done(rig.counters.finishPerson(request(), LAN, Sites.C1));
        String before = rig.picture();
        done(rig.counters.finish(request(), LAN, Sites.C1));
        undo();
        assertThat(rig.picture()).isEqualTo(before);
        assertThat(served()).containsExactly(0, 1);
    }

    private void undo() {
        long position = await(rig.writer.side(
                        connection -> rig.floor.counters().undo().last(Sites.C1).orElseThrow()))
                .position();
        assertThat(done(rig.counters.undo(request(), LAN, Sites.C1, position)).visit())
                .isNotNull();
    }
}
