package vn.motcua.edge.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AgentClockTest {
    private static final Instant MORNING = Instant.parse("2026-11-23T01:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final ManualTime time = new ManualTime(MORNING);
    private final AgentClock clock = new AgentClock(time, "boot-2");

    @Test
    void runsByTheMonotonicClockOnceTheHubWasHeard() {
        clock.heard(MORNING.plusSeconds(10));

        time.advance(Duration.ofMinutes(5));
        time.setWall(MORNING.minus(Duration.ofHours(2)));

        assertThat(clock.now()).isEqualTo(MORNING.plusSeconds(310));
        assertThat(clock.isSuspect()).isFalse();
    }

    @Test
    void keepsTheOffsetToTheHubOverARestart() {
        clock.recall(new ClockMemory(MORNING.minusSeconds(3_540), MORNING.minusSeconds(3_600), "boot-1"));

        assertThat(clock.now()).isEqualTo(MORNING.plusSeconds(60));
        assertThat(clock.isSuspect()).isFalse();
    }

    @Test
    void isSuspectWhenTheWallClockWentTwoHoursBack() {
        Instant known = MORNING.plus(Duration.ofHours(2));

        clock.recall(new ClockMemory(known, known, "boot-1"));

        assertThat(clock.isSuspect()).isTrue();
        assertThat(clock.now()).isEqualTo(known);
        assertThat(clock.memory()).as("a doubtful time replaces nothing").isNull();
    }

    @Test
    void believesStaffWhoConfirmTheDate() {
        clock.recall(new ClockMemory(MORNING.plus(Duration.ofHours(2)), MORNING.plus(Duration.ofHours(2)), "boot-1"));

        clock.confirm(LocalDate.of(2026, 11, 24), ZONE);

        assertThat(clock.isSuspect()).isFalse();
        assertThat(clock.now().atZone(ZONE).toLocalDate()).isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test
    void neverGoesBackWithinTheDayStaffConfirm() {
        Instant known = MORNING.plus(Duration.ofHours(2));
        clock.recall(new ClockMemory(known, known, "boot-1"));

        Instant now = clock.confirm(LocalDate.of(2026, 11, 23), ZONE);

        assertThat(now).isEqualTo(known);
    }

    @Test
    void believesTheHubOverEverything() {
        clock.recall(new ClockMemory(MORNING.plus(Duration.ofDays(1)), MORNING.plus(Duration.ofDays(1)), "boot-1"));

        clock.heard(MORNING);

        assertThat(clock.isSuspect()).isFalse();
        assertThat(clock.now()).isEqualTo(MORNING);
    }

    @Test
    void doubtsItselfAfterThePcSleptUnheard() {
        clock.recall(new ClockMemory(MORNING, MORNING, "boot-1"));

        time.setWall(MORNING.plus(Duration.ofHours(9)));

        assertThat(clock.check()).isTrue();
        assertThat(clock.isSuspect()).isTrue();
        assertThat(clock.check()).as("told once").isFalse();
    }

    @Test
    void aWordThatWasLongOnItsWayDoesNotTurnTheClockBack() {
        clock.heard(MORNING.plusSeconds(60));
        time.advance(Duration.ofSeconds(10));

        clock.heard(MORNING.plusSeconds(69));

        assertThat(clock.now()).isEqualTo(MORNING.plusSeconds(70));
        clock.heard(MORNING.plusSeconds(71));
        assertThat(clock.now()).as("a quicker word is believed").isEqualTo(MORNING.plusSeconds(71));
        clock.heard(MORNING);
        assertThat(clock.now()).as("a hub that stands behind is followed").isEqualTo(MORNING);
    }
}
