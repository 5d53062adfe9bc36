package vn.motcua.hub.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.CallReason;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.PriorityClass;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.WaitKind;

/**
 * Random mornings: people come, are sent on, counters with and without a profile call, calls are undone. What is promised in docs/queue.md
 * is held against what happens, operation by operation.
 */
class LineModelTest {
    private static final boolean FULL = Boolean.getBoolean("motcua.full");
    private static final long SEED = Long.getLong("motcua.seed", 20_261_122L);
    private static final int OPERATIONS = FULL ? 1_000_000 : 10_000;
    private static final int PER_MORNING = 400;

    @Test
    void nobodyIsCalledTwiceNobodyStarvesAndUndoIsExact() {
        int done = 0;
        for (int morning = 0; done < OPERATIONS; morning++) {
            Morning one = new Morning(new Random(SEED + morning), "seed " + (SEED + morning));
            for (int i = 0; i < PER_MORNING; i++, done++) one.step();
            one.drain();
        }
    }

    /** One run; its state is what a hub would keep. */
    private static final class Morning {
        private final Random random;
        private final RandomLines lines;
        private final String seed;
        private final int interleave;
        private final boolean hasPromises;
        private final List<PriorityClass> classes;
        private final Map<ServiceId, Duration> promises = new HashMap<>();
        private final List<Seat> seats = new ArrayList<>();
        private final Map<CounterId, CounterMemory> memories = new HashMap<>();
        private final Map<VisitId, Waiting> line = new LinkedHashMap<>();
        private final Set<VisitId> called = new HashSet<>();
        private final Deque<Undo> undos = new ArrayDeque<>();
        private final Map<VisitId, Passed> passed = new HashMap<>();
        private Instant now = RandomLines.NOW;
        private int numbers;

        private record Undo(Pick pick, CounterId counter, CounterMemory before, Map<VisitId, Passed> passed) {}

        /** How often later comers passed him, and how many called while he waited stood before him by time. */
        private record Passed(int byLater, int before) {}

        Morning(Random random, String seed) {
            this.random = random;
            this.seed = seed;
            lines = new RandomLines(random);
            interleave = 1 + random.nextInt(3);
            hasPromises = random.nextBoolean();
            classes = new ArrayList<>();
            int count = 2 + random.nextInt(3);
            for (int i = 0; i < count; i++)
                classes.add(new PriorityClass(
                        new Priority("CLASS" + i),
                        new Text("", ""),
                        i * 10,
                        false,
                        null,
                        hasPromises ? lines.maybeCap() : null));
            if (hasPromises) promises.put(RandomLines.SERVICES.get(0), Duration.ofMinutes(25));
            for (int i = 0; i < RandomLines.COUNTERS.size(); i++) {
                Seat by = lines.seat(classes);
                seats.add(new Seat(
                        RandomLines.COUNTERS.get(i),
                        RandomLines.PEOPLE.get(i),
                        by.services(),
                        hasPromises ? by.profile() : null));
                memories.put(RandomLines.COUNTERS.get(i), CounterMemory.NONE);
            }
        }

        void step() {
            int dice = random.nextInt(20);
            if (dice < 9) come();
            else if (dice < 17) call(seats.get(random.nextInt(seats.size())));
            else if (dice < 18) undo();
            else if (dice < 19) sendOn();
            else now = now.plusSeconds(random.nextInt(240));
        }

        private void come() {
            now = now.plusSeconds(random.nextInt(20));
            VisitId visit = new VisitId(new UUID(random.nextLong(), random.nextLong()).toString());
            int value = ++numbers;
            add(new Waiting(
                    visit,
                    new TicketNumber(new SeriesId("a"), value, "A" + value),
                    lines.any(RandomLines.SERVICES),
                    lines.any(classes),
                    now,
                    now,
                    WaitKind.WALK_IN,
                    null,
                    Place.NORMAL,
                    now));
        }

        private void add(Waiting one) {
            line.put(one.visitId(), one);
            passed.put(one.visitId(), new Passed(0, 0));
        }

        /** To another service, to a counter, to a person, first or not, at once or later; only where promises are judged. */
        private void sendOn() {
            if (!hasPromises || line.isEmpty()) return;
            Waiting one = lines.any(new ArrayList<>(line.values()));
            Seat to = lines.any(seats);
            line.put(
                    one.visitId(),
                    new Waiting(
                            one.visitId(),
                            one.number(),
                            lines.any(new ArrayList<>(to.services())),
                            one.rank(),
                            one.since(),
                            one.issuedAt(),
                            WaitKind.TRANSFERRED,
                            lines.oneIn(2) ? new Hold(to.counter(), null) : new Hold(null, to.person()),
                            lines.oneIn(2) ? Place.FIRST : Place.NORMAL,
                            lines.oneIn(3) ? now.plusSeconds(300) : now));
        }

        private Hall hall() {
            Map<ServiceId, Integer> open = new HashMap<>();
            for (Seat seat : seats) for (ServiceId service : seat.services()) open.merge(service, 1, Integer::sum);
            return new Hall(now, LocalTime.of(8, 0), interleave, promises, open);
        }

        private void call(Seat seat) {
            CounterMemory before = memories.get(seat.counter());
            Optional<Pick> next = LineRules.next(seat, before, hall(), line.values());
            Optional<Pick> again = LineRules.next(seat, before, hall(), new ArrayList<>(line.values()));
            assertThat(again).as(seed).isEqualTo(next);
            if (next.isEmpty()) {
                assertThat(line.values().stream().filter(one -> mayCome(one, seat)))
                        .as("%s: nobody may be left standing", seed)
                        .isEmpty();
                return;
            }
            Waiting gone = next.get().waiting();
            assertThat(mayCome(gone, seat)).as(seed).isTrue();
            assertThat(called.add(gone.visitId())).as("%s: called twice", seed).isTrue();
            undos.addLast(new Undo(next.get(), seat.counter(), before, new HashMap<>(passed)));
            if (undos.size() > 3) undos.removeFirst();
            line.remove(gone.visitId());
            memories.put(seat.counter(), next.get().memory());
            if (hasPromises) promisesAreKept(next.get(), seat);
            else runsAreBounded(gone, seat);
        }

        private boolean mayCome(Waiting one, Seat seat) {
            return seat.services().contains(one.service()) && one.isReady(now) && one.mayComeTo(seat);
        }

        /** While somebody whose promise is due may come here, none is called but those put first and the longest overdue. */
        private void promisesAreKept(Pick pick, Seat seat) {
            Optional<Instant> longest = line.values().stream()
                    .filter(one -> mayCome(one, seat))
                    .map(one -> due(one, seat))
                    .flatMap(Optional::stream)
                    .filter(due -> !due.isAfter(now))
                    .min(Instant::compareTo);
            if (longest.isEmpty() || pick.reason() == CallReason.HELD) return;
            assertThat(pick.reason()).as(seed).isEqualTo(CallReason.OVERDUE);
            assertThat(due(pick.waiting(), seat).orElseThrow()).as(seed).isBeforeOrEqualTo(longest.get());
        }

        private Optional<Instant> due(Waiting one, Seat seat) {
            List<Duration> caps = new ArrayList<>();
            if (one.rank().callAtLatestAfter() != null) caps.add(one.rank().callAtLatestAfter());
            if (promises.containsKey(one.service())) caps.add(promises.get(one.service()));
            if (seat.profile() != null)
                seat.profile().rules().stream()
                        .filter(rule -> rule.callAtLatestAfter() != null)
                        .filter(rule ->
                                rule.take().holds(one.service(), one.rank().code(), one.kind()))
                        .forEach(rule -> caps.add(rule.callAtLatestAfter()));
            return caps.stream().min(Duration::compareTo).map(cap -> one.since().plus(cap));
        }

        /** At most k × (p + c): later comers before him, p called from before him at the c counters that serve him. */
        private void runsAreBounded(Waiting gone, Seat seat) {
            for (Waiting one : line.values()) {
                if (!seat.services().contains(one.service())) continue;
                Passed so = passed.get(one.visitId());
                boolean isBefore = Waiting.BY_TIME.compare(gone, one) < 0;
                Passed then = new Passed(so.byLater() + (isBefore ? 0 : 1), so.before() + (isBefore ? 1 : 0));
                passed.put(one.visitId(), then);
                long counters = seats.stream()
                        .filter(other -> other.services().contains(one.service()))
                        .count();
                assertThat((long) then.byLater())
                        .as("%s: %s passed by later comers", seed, one.number().text())
                        .isLessThanOrEqualTo(interleave * (then.before() + counters));
            }
        }

        private void undo() {
            Undo last = undos.pollLast();
            if (last == null) return;
            boolean isLatestThere =
                    memories.get(last.counter()).equals(last.pick().memory());
            if (!isLatestThere) return;
            VisitId visit = last.pick().waiting().visitId();
            called.remove(visit);
            line.put(visit, last.pick().waiting());
            memories.put(last.counter(), last.before());
            for (VisitId still : line.keySet()) {
                Passed before = last.passed().get(still);
                if (before != null) passed.put(still, before);
            }
        }

        /** Everybody whom somebody serves is reached in the end. */
        void drain() {
            now = now.plus(Duration.ofHours(1));
            for (int i = 0; i < 10 * PER_MORNING && !line.isEmpty(); i++) call(seats.get(i % seats.size()));
            Set<ServiceId> served = new HashSet<>();
            seats.forEach(seat -> served.addAll(seat.services()));
            assertThat(line.values().stream().filter(one -> served.contains(one.service())))
                    .as(seed)
                    .isEmpty();
        }
    }
}
