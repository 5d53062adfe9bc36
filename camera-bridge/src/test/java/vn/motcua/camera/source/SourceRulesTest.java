package vn.motcua.camera.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.source.Backoff.Memory;
import vn.motcua.camera.source.Liveness.Change;
import vn.motcua.camera.source.Liveness.State;

/** Clock, life and patience. Pains 5, 7, 8 and 9. */
final class SourceRulesTest {
    private static final Instant T = Instant.parse("2026-11-23T02:00:00Z");

    @Test
    void pain9AClockSevenHoursBehindIsSetRight() {
        Skew skew = new Skew();
        skew.clock(T.minus(Duration.ofHours(7)), T);

        assertThat(skew.correct(T.minus(Duration.ofHours(7)).plusSeconds(10), false, T.plusSeconds(11)))
                .isEqualTo(T.plusSeconds(10));
        assertThat(skew.ahead()).isEqualTo(Duration.ofHours(-7));
        assertThat(skew.isOff()).isTrue();
    }

    @Test
    void pain9AClockTwoMinutesAheadIsLearnedFromItsEventsAlone() {
        Skew skew = new Skew();

        assertThat(skew.correct(T.plusSeconds(120), false, T)).isEqualTo(T);
        assertThat(skew.correct(T.plusSeconds(121), false, T.plusSeconds(4))).isEqualTo(T.plusSeconds(1));
        assertThat(skew.isOff()).isTrue();
    }

    @Test
    void pain9AClockOfTheYear2000IsSetRightAndOneThatStandsIsNotBelieved() {
        Skew skew = new Skew();
        Instant old = Instant.parse("2000-01-01T00:00:00Z");
        skew.clock(old, T);

        assertThat(skew.correct(old.plusSeconds(3), false, T.plusSeconds(4))).isEqualTo(T.plusSeconds(3));
        assertThat(skew.correct(old, false, T.plusSeconds(3_600))).isEqualTo(T.plusSeconds(3_600));
    }

    @Test
    void pain9AClockThatIsSetWhileWeListenIsLearnedAgain() {
        Skew skew = new Skew();
        skew.clock(T.minus(Duration.ofHours(7)), T);
        for (int i = 1; i <= 3; i++) skew.correct(T.plusSeconds(i), false, T.plusSeconds(i));

        assertThat(skew.ahead()).isEqualTo(Duration.ZERO);
        for (int i = 4; i <= 6; i++) skew.correct(T.plusSeconds(i).minus(Duration.ofHours(1)), false, T.plusSeconds(i));
        assertThat(skew.ahead()).isEqualTo(Duration.ofHours(-1));
    }

    @Test
    void pain9ALateEventKeepsItsOldTimeAndTeachesNothing() {
        Skew skew = new Skew();
        skew.clock(T.plusSeconds(60), T);

        assertThat(skew.correct(T.minusSeconds(600), true, T)).isEqualTo(T.minusSeconds(660));
        assertThat(skew.ahead()).isEqualTo(Duration.ofSeconds(60));
        assertThat(new Skew().correct(T.minusSeconds(600), true, T)).isEqualTo(T);
    }

    @Test
    void nothingEverHappensAfterItCame() {
        Random random = new Random(9);
        Skew skew = new Skew();
        for (int i = 0; i < 5_000; i++) {
            Instant now = T.plusSeconds(i);
            Instant device = now.plusSeconds(random.nextInt(20) == 0 ? random.nextInt(100_000) - 50_000 : -2);
            assertThat(skew.correct(device, random.nextInt(10) == 0, now)).isBeforeOrEqualTo(now.plus(Skew.EARLY_MAX));
        }
    }

    @Test
    void pain5ASilentDeviceIsUnknownThenDeadNeverClear() {
        Liveness life = new Liveness(Duration.ofSeconds(15), T);

        assertThat(life.state()).isEqualTo(State.UNKNOWN);
        assertThat(life.heard(T)).map(Change::state).contains(State.ALIVE);
        assertThat(life.heard(T.plusSeconds(5))).isEmpty();
        assertThat(life.tick(T.plusSeconds(19))).isEmpty();
        assertThat(life.tick(T.plusSeconds(20))).contains(new Change(State.UNKNOWN, T.plusSeconds(20), "SILENT"));
        assertThat(life.tick(T.plusSeconds(21))).isEmpty();
        assertThat(life.lost("UNREACHABLE", T.plusSeconds(40)))
                .map(Change::reason)
                .contains("UNREACHABLE");
        assertThat(life.lost("UNREACHABLE", T.plusSeconds(70))).isEmpty();
        assertThat(life.tick(T.plusSeconds(305))).contains(new Change(State.DEAD, T.plusSeconds(305), "UNREACHABLE"));
        assertThat(life.lost("UNREACHABLE", T.plusSeconds(340))).isEmpty();
        assertThat(life.heard(T.plusSeconds(400))).map(Change::state).contains(State.ALIVE);
    }

    @Test
    void pain8ThreeRefusedLoginsAndNobodyAsksAgainEvenAfterARestart() {
        Backoff backoff = new Backoff(new Memory("a", 0, false), new Random(1));
        for (int i = 0; i < Backoff.REFUSALS_MAX; i++) {
            assertThat(backoff.isStopped()).isFalse();
            backoff.refused();
        }

        assertThat(backoff.next()).isEmpty();
        assertThat(new Backoff(backoff.memory().of("a"), new Random(1)).isStopped())
                .isTrue();
        assertThat(new Backoff(backoff.memory().of("another login"), new Random(1)).isStopped())
                .isFalse();
    }

    @Test
    void pain7ARefusalOfAKnownGoodLoginIsABusyDevice() {
        Backoff backoff = new Backoff(new Memory("a", 2, false), new Random(1));
        backoff.accepted();
        for (int i = 0; i < 50; i++) backoff.refused();

        assertThat(backoff.isStopped()).isFalse();
        assertThat(backoff.next()).isPresent();
    }

    @Test
    void pain8WaitsBeginAtThirtySecondsDoubleAndEndAtHalfAnHour() {
        Backoff backoff = new Backoff(new Memory("a", 0, false), new Random(1));
        long base = 30;
        for (int i = 0; i < 12; i++) {
            long waits = backoff.next().orElseThrow().toMillis();
            assertThat(waits).isBetween(base * 1000, Math.min(1_800_000, base * 1250));
            base = Math.min(1_800, base * 2);
        }
        backoff.accepted();
        assertThat(backoff.next().orElseThrow()).isLessThan(Duration.ofSeconds(38));
    }

    @Test
    void pain8OnlyTheFirstRefusalIsTriedAgainAtOnceAndNeverTheLastBeforeALock() {
        Backoff fresh = new Backoff(new Memory("a", 0, false), new Random(1));
        assertThat(fresh.mayRetryAtOnce()).isTrue();
        fresh.next();
        assertThat(fresh.mayRetryAtOnce()).isFalse();
        assertThat(new Backoff(new Memory("a", 2, false), new Random(1)).mayRetryAtOnce())
                .isFalse();
    }
}
