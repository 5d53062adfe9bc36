package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;

/**
 * A hub that is away while its site's day ends: whenever it is back, it is as if it had been there. Both where clocks stand still and
 * where the night is an hour shorter or longer.
 */
class DayBoundaryTest {
    @TempDir
    Path home;

    /** Zone, midnight there, how long before it the hub stops, how long after (or before) it is back. */
    static Stream<Arguments> absences() {
        String saigon = "2026-11-22T17:00:00Z";
        return Stream.of(
                Arguments.of("Asia/Ho_Chi_Minh", saigon, 30, -1),
                Arguments.of("Asia/Ho_Chi_Minh", saigon, 1, 0),
                Arguments.of("Asia/Ho_Chi_Minh", saigon, 1, 1),
                Arguments.of("Asia/Ho_Chi_Minh", saigon, 300, 450),
                Arguments.of("UTC", "2026-11-23T00:00:00Z", 1, 1),
                Arguments.of("Europe/Berlin", "2026-10-24T22:00:00Z", 1, 181),
                Arguments.of("America/Havana", "2026-03-08T05:00:00Z", 1, 0),
                Arguments.of("America/Havana", "2026-11-01T04:00:00Z", 1, 61));
    }

    @ParameterizedTest
    @MethodSource("absences")
    void yesterdaysPeopleCountersAndNumbersEndWithTheirDay(String zone, String midnight, int before, int after) {
        Instant end = Instant.parse(midnight);
        TestClock clock = new TestClock(midnight);
        clock.set(end.minus(Duration.ofMinutes(before + 1L)));
        LocalDate yesterday = clock.instant().atZone(java.time.ZoneId.of(zone)).toLocalDate();
        var site = Sites.of(Sites.calendar(zone, true), 999, 50);
        List<VisitId> people;
        try (HubRig rig = new HubRig(home, site, clock)) {
            people = List.of(issue(rig, 1), issue(rig, 2), issue(rig, 3));
            done(rig.hub.counters().open(request(), LAN, Sites.C1));
            assertThat(done(rig.hub.counters().callNext(request(), LAN, Sites.C1))
                            .visitId())
                    .isEqualTo(people.get(0));
            clock.advance(Duration.ofMinutes(1));
        }

        clock.set(end.plus(Duration.ofMinutes(after)));
        boolean isOver = after >= 0;
        try (HubRig rig = new HubRig(home, site, clock)) {
            issue(rig, isOver ? 1 : 4);
            assertThat(state(rig, people.get(0))).isEqualTo(isOver ? "UNSERVED" : "CALLED");
            assertThat(state(rig, people.get(1))).isEqualTo(isOver ? "UNSERVED" : "WAITING");
            for (VisitId visit : people)
                assertThat(await(rig.hub.visits().timeline(visit))
                                .orElseThrow()
                                .visit()
                                .businessDay())
                        .isEqualTo(yesterday);
            String atTheCounter = refused(rig.hub.counters().callNext(request(), LAN, Sites.C1));
            assertThat(atTheCounter).isEqualTo(isOver ? "COUNTER_CLOSED" : "VISIT_IN_HAND");
            if (isOver) done(rig.hub.counters().open(request(), MINH, Sites.C1));
        }
    }

    private static VisitId issue(HubRig rig, int expected) {
        Requests.Allocated given = done(rig.hub.tickets().issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
        assertThat(given.number().value()).isEqualTo(expected);
        return given.visitId();
    }

    private static String state(HubRig rig, VisitId visit) {
        return await(rig.hub.visits().timeline(visit)).orElseThrow().visit().state();
    }
}
