package vn.motcua.hub.platform.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T00:00:00Z"));
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void fewMistakesCostNothing() {
        fail("lan", "10.0.0.7", 5);

        clock.pass(Duration.ofSeconds(1));

        assertThat(throttle.begin("lan", "10.0.0.7")).isEmpty();
    }

    @Test
    void waitDoublesUpToACeilingAndIsNeverForEver() {
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 60; i++) {
            Duration wait = throttle.begin("lan", "10.0.0.7").orElse(Duration.ZERO);
            if (wait.compareTo(longest) > 0) longest = wait;
            clock.pass(wait);
            if (!wait.isZero()) assertThat(throttle.begin("lan", "10.0.0.7")).isEmpty();
        }

        assertThat(longest).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void guesserAtAnotherAddressKeepsNobodyFromWorkForLong() {
        for (int i = 0; i < 200; i++) throttle.begin("lan", "203.0.113." + i);

        assertThat(throttle.begin("lan", "10.0.0.7").orElse(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void oneAddressCannotTryManyLogins() {
        for (int i = 0; i < 40; i++) throttle.begin("user" + i, "10.0.0.9");

        assertThat(throttle.begin("lan", "10.0.0.9")).isPresent();
        assertThat(throttle.begin("lan", "10.0.0.7")).isEmpty();
    }

    @Test
    void goodSignInForgetsTheMistakes() {
        fail("lan", "10.0.0.7", 4);
        assertThat(throttle.begin("lan", "10.0.0.7")).isEmpty();

        throttle.succeeded("lan", "10.0.0.7");

        fail("lan", "10.0.0.7", 5);
        assertThat(throttle.begin("lan", "10.0.0.7")).isPresent();
    }

    @Test
    void quarterOfAnHourForgetsEverything() {
        for (int i = 0; i < 20; i++) throttle.begin("lan", "10.0.0.7");

        clock.pass(Duration.ofMinutes(16));

        fail("lan", "10.0.0.7", 5);
    }

    @Test
    void clockSetBackDoesNotFreeAndDoesNotLockForEver() {
        fail("lan", "10.0.0.7", 5);

        clock.pass(Duration.ofHours(-2));

        assertThat(throttle.begin("lan", "10.0.0.7").orElse(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofMinutes(5));
    }

    private void fail(String login, String address, int times) {
        for (int i = 0; i < times; i++)
            assertThat(throttle.begin(login, address)).isEmpty();
    }
}
