package vn.motcua.hub.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.PriorityClass;

class LineSpeedTest {
    private static final int PICKS = 600;

    @Test
    void aPickAmongAThousandTakesLessThanAMillisecond() {
        RandomLines lines = new RandomLines(new Random(5));
        List<PriorityClass> classes = lines.classes();
        List<Waiting> line = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) line.add(lines.waiting(classes));
        Hall hall = lines.hall();
        Seat seat = lines.seat(classes);
        long[] nanos = new long[PICKS];
        for (int i = 0; i < PICKS; i++) {
            long begin = System.nanoTime();
            assertThat(LineRules.next(seat, CounterMemory.NONE, hall, line)).isPresent();
            nanos[i] = System.nanoTime() - begin;
        }
        long[] warm = Arrays.copyOfRange(nanos, PICKS / 2, PICKS);
        Arrays.sort(warm);
        assertThat(Duration.ofNanos(warm[warm.length / 2])).isLessThan(Duration.ofMillis(1));
    }
}
