package vn.motcua.camera.still;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StillRingTest {
    private static final Instant T = Instant.parse("2026-11-23T02:00:00Z");
    private static final Duration KEEP = Duration.ofSeconds(40);

    private static Still still(int bytes) {
        return new Still("image/jpeg", new byte[bytes], Optional.empty());
    }

    private static Instant at(int second) {
        return T.plusSeconds(second);
    }

    @Test
    void picturesOfTheLastFortySecondsAreKeptAndNoOthers() {
        StillRing ring = new StillRing(KEEP, 1_000_000);

        for (int second = 0; second <= 120; second += 5) ring.add("gate", at(second), still(100));

        assertThat(ring.times("gate")).first().isEqualTo(at(80));
        assertThat(ring.times("gate")).hasSize(9);
        assertThat(ring.bytes()).isEqualTo(900);
    }

    @Test
    void ofAnAlarmTheMomentsBeforeAtAndAfterItStay() {
        StillRing ring = new StillRing(KEEP, 1_000_000);

        for (int second = 0; second <= 300; second += 5) {
            ring.add("gate", at(second), still(100));
            if (second == 60) ring.pin("gate", at(61));
        }

        assertThat(ring.nearest("gate", at(51))).map(StillRing.Kept::at).contains(at(50));
        assertThat(ring.nearest("gate", at(61))).map(StillRing.Kept::at).contains(at(60));
        assertThat(ring.nearest("gate", at(71))).map(StillRing.Kept::at).contains(at(70));
        assertThat(ring.nearest("gate", at(100))).isEmpty();
    }

    @Test
    void whatNobodyWantedOfAnAlarmGoesAfterTenMinutes() {
        StillRing ring = new StillRing(KEEP, 1_000_000);
        ring.add("gate", at(0), still(100));
        ring.pin("gate", at(0));

        ring.forget(at(600));
        assertThat(ring.bytes()).isEqualTo(100);

        ring.forget(at(601));
        assertThat(ring.bytes()).isZero();
    }

    @Test
    void whenThereIsNoRoomTheOldestGoesFirstAndThatOfAnAlarmLast() {
        StillRing ring = new StillRing(KEEP, 300);
        ring.add("gate", at(0), still(100));
        ring.pin("gate", at(0));
        ring.add("hall", at(1), still(100));
        ring.add("hall", at(2), still(100));

        ring.add("hall", at(3), still(100));

        assertThat(ring.times("gate")).containsExactly(at(0));
        assertThat(ring.times("hall")).containsExactly(at(2), at(3));
    }

    @Test
    void aPictureLargerThanTheRingIsNotKept() {
        StillRing ring = new StillRing(KEEP, 300);
        ring.add("gate", at(0), still(100));

        ring.add("gate", at(1), still(301));

        assertThat(ring.times("gate")).containsExactly(at(0));
    }

    @Test
    void neverMoreThanItsRoomWhateverComes() {
        Random random = new Random(11);
        StillRing ring = new StillRing(KEEP, 5_000);
        for (int step = 0; step < 2_000; step++) {
            String camera = List.of("gate", "hall", "desk").get(random.nextInt(3));
            if (random.nextInt(20) == 0) ring.pin(camera, at(step));
            ring.add(camera, at(step), still(random.nextInt(1_500)));
            assertThat(ring.bytes()).isLessThanOrEqualTo(5_000);
        }
    }
}
