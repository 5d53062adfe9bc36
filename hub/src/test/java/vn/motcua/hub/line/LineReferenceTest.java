package vn.motcua.hub.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.CallReason;
import vn.motcua.core.model.PriorityClass;

/** The rules and the slow reference name the same person, for the same reason, and remember the same. */
class LineReferenceTest {
    private static final boolean FULL = Boolean.getBoolean("motcua.full");
    private static final long SEED = Long.getLong("motcua.seed", 20_261_122L);
    private static final int QUEUES = FULL ? 500_000 : 10_000;
    private static final int LISTS = FULL ? 20_000 : 500;

    @Test
    void theReferenceAgreesOnRandomQueues() {
        Random random = new Random(SEED);
        RandomLines lines = new RandomLines(random);
        Map<CallReason, Integer> seen = new EnumMap<>(CallReason.class);
        for (int i = 0; i < QUEUES; i++) {
            List<PriorityClass> classes = lines.classes();
            List<Waiting> line = lines.line(classes, i % 50 == 0 ? 60 : 12);
            Seat seat = lines.seat(classes);
            Hall hall = lines.hall();
            CounterMemory memory = lines.memory();

            Optional<Pick> pick = LineRules.next(seat, memory, hall, line);

            SlowLine.Answer answer = new SlowLine(seat, hall, line).next(memory);
            assertThat(pick.map(LineReferenceTest::plain).orElse(null))
                    .as("seed %d, queue %d", SEED, i)
                    .isEqualTo(answer);
            pick.ifPresent(one -> seen.merge(one.reason(), 1, Integer::sum));
        }
        assertThat(seen.keySet())
                .as("every reason happens")
                .contains(
                        CallReason.HELD, CallReason.OVERDUE, CallReason.RULE, CallReason.PRIORITY, CallReason.BY_TIME);
    }

    @Test
    void theWholeOrderIsTheRepeatedPickOfTheReferenceAndDoesNotHangOnHowTheLineIsHanded() {
        Random random = new Random(SEED + 1);
        RandomLines lines = new RandomLines(random);
        for (int i = 0; i < LISTS; i++) {
            List<PriorityClass> classes = lines.classes();
            List<Waiting> line = lines.line(classes, 25);
            Seat seat = lines.seat(classes);
            Hall hall = lines.hall();
            CounterMemory memory = lines.memory();
            List<Waiting> shuffled = new ArrayList<>(line);
            Collections.shuffle(shuffled, random);

            List<Pick> order = LineRules.list(seat, memory, hall, shuffled, Integer.MAX_VALUE);

            assertThat(order.stream().map(LineReferenceTest::plain).toList())
                    .as("seed %d, list %d", SEED, i)
                    .isEqualTo(repeated(seat, memory, hall, line));
        }
    }

    private static List<SlowLine.Answer> repeated(Seat seat, CounterMemory memory, Hall hall, List<Waiting> line) {
        List<SlowLine.Answer> order = new ArrayList<>();
        List<Waiting> left = new ArrayList<>(line);
        CounterMemory now = memory;
        for (SlowLine.Answer next = new SlowLine(seat, hall, left).next(now);
                next != null;
                next = new SlowLine(seat, hall, left).next(now)) {
            order.add(next);
            left.remove(next.waiting());
            now = new CounterMemory(
                    next.passed(),
                    seat.profile() == null ? null : seat.profile().id(),
                    next.uses());
        }
        return order;
    }

    private static SlowLine.Answer plain(Pick pick) {
        Integer rule = pick.rule();
        return new SlowLine.Answer(
                pick.waiting(),
                pick.reason(),
                rule == null ? -1 : rule,
                pick.memory().passed(),
                pick.memory().uses());
    }
}
