package vn.motcua.hub.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PriorityClass;

/** The line in lanes names whom the rules name, however long it is played forward. */
class LanesTest {
    private static final long SEED = Long.getLong("motcua.seed", 20_261_122L);
    private static final int QUEUES = Boolean.getBoolean("motcua.full") ? 200_000 : 4_000;
    private static final int PLAYS = Boolean.getBoolean("motcua.full") ? 10_000 : 200;

    @Test
    void theHeadsOfTheLanesAreEnoughToNameWhoIsNext() {
        Random random = new Random(SEED);
        RandomLines lines = new RandomLines(random);
        for (int i = 0; i < QUEUES; i++) {
            List<PriorityClass> classes = lines.classes();
            List<Waiting> line = lines.line(classes, i % 50 == 0 ? 60 : 12);
            Seat seat = lines.seat(classes);
            Hall hall = lines.hall();
            CounterMemory memory = lines.memory();

            assertThat(Lanes.of(line).next(seat, memory, hall))
                    .as("seed %d, queue %d", SEED, i)
                    .isEqualTo(LineRules.next(seat, memory, hall, line));
        }
    }

    @Test
    void severalCountersPlayedForwardTakeWhomTheRulesWouldNameOneByOne() {
        Random random = new Random(SEED + 1);
        RandomLines lines = new RandomLines(random);
        for (int i = 0; i < PLAYS; i++) {
            List<PriorityClass> classes = lines.classes();
            List<Waiting> left = new ArrayList<>(lines.line(classes, 30));
            left.sort(Waiting.BY_TIME);
            List<Waiting> line = List.copyOf(left);
            Lanes lanes = new Lanes(line);
            Map<CounterId, Seat> seats = new HashMap<>();
            Map<CounterId, CounterMemory> memories = new HashMap<>();
            Hall hall = lines.hall();
            for (int call = 0; call < 45; call++) {
                Seat given = lines.seat(classes);
                Seat seat = seats.computeIfAbsent(given.counter(), key -> given);
                CounterMemory memory = memories.getOrDefault(seat.counter(), CounterMemory.NONE);
                hall = later(hall, Duration.ofSeconds(random.nextInt(240)));

                Optional<Pick> named = LineRules.next(seat, memory, hall, left);
                Optional<Lanes.Called> called = lanes.call(seat, memory, hall);

                String where = "seed %d, play %d, call %d".formatted(SEED, i, call);
                assertThat(called.map(one -> line.get(one.place()))).as(where).isEqualTo(named.map(Pick::waiting));
                assertThat(called.map(Lanes.Called::memory)).as(where).isEqualTo(named.map(Pick::memory));
                named.ifPresent(one -> left.remove(one.waiting()));
                named.ifPresent(one -> memories.put(seat.counter(), one.memory()));
            }
        }
    }

    @Test
    void aCounterWithNobodyReadyKnowsWhenTheNextOneComes() {
        RandomLines lines = new RandomLines(new Random(SEED + 2));
        List<PriorityClass> classes = lines.classes();
        Seat seat = lines.seat(classes);
        for (int i = 0; i < 500; i++) {
            List<Waiting> line = lines.line(classes, 10);
            Lanes lanes = Lanes.of(line);
            Hall hall = lines.hall();
            while (lanes.call(seat, CounterMemory.NONE, hall).isPresent()) {}

            Optional<Instant> first = line.stream()
                    .filter(one -> seat.services().contains(one.service()) && one.mayComeTo(seat))
                    .map(Waiting::notBefore)
                    .filter(at -> at.isAfter(lines.hall().now()))
                    .min(Instant::compareTo);
            assertThat(Optional.ofNullable(lanes.nextArrival(seat))).isEqualTo(first);
        }
    }

    private static Hall later(Hall hall, Duration by) {
        Instant now = hall.now().plus(by);
        return hall.at(now, now.atZone(ZoneOffset.UTC).toLocalTime());
    }
}
