package vn.motcua.hub.line;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.PriorityClass;
import vn.motcua.core.model.ProfileId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.WaitGroup;
import vn.motcua.core.model.WaitKind;
import vn.motcua.core.model.WorkProfile;
import vn.motcua.core.model.WorkRule;

/** Lines, counters and profiles by chance, with many ties. */
final class RandomLines {
    static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    static final List<ServiceId> SERVICES =
            List.of(service("land"), service("civil"), service("pay"), service("other"));
    static final List<CounterId> COUNTERS = List.of(new CounterId("c1"), new CounterId("c2"), new CounterId("c3"));
    static final List<PersonId> PEOPLE = List.of(person(1), person(2), person(3));
    private static final List<SeriesId> SERIES = List.of(new SeriesId("b"), new SeriesId("a"));
    private final Random random;

    RandomLines(Random random) {
        this.random = random;
    }

    static ServiceId service(String name) {
        return new ServiceId(name);
    }

    static PersonId person(int n) {
        return new PersonId(new UUID(0, n).toString());
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @Nullable
    Duration maybeCap() {
        return oneIn(3) ? Duration.ofMinutes(5L + random.nextInt(60)) : null;
    }

    List<PriorityClass> classes() {
        List<PriorityClass> classes = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++)
            classes.add(new PriorityClass(
                    new Priority("CLASS" + i), new Text("", ""), random.nextInt(3) * 10, false, null, maybeCap()));
        return classes;
    }

    Waiting waiting(List<PriorityClass> classes) {
        Instant issued = NOW.minus(Duration.ofMinutes(random.nextInt(90)));
        Instant since = oneIn(4) ? NOW.minus(Duration.ofMinutes(random.nextInt(90) - 10L)) : issued;
        int value = random.nextInt(50);
        return new Waiting(
                new VisitId(new UUID(random.nextLong(), random.nextLong()).toString()),
                new TicketNumber(any(SERIES), value, "A" + value),
                any(SERVICES),
                any(classes),
                since,
                issued,
                any(List.of(WaitKind.values())),
                hold(),
                oneIn(40) ? Place.FIRST : Place.NORMAL,
                oneIn(8) ? NOW.plus(Duration.ofMinutes(random.nextInt(20) - 10L)) : issued);
    }

    private @Nullable Hold hold() {
        return switch (random.nextInt(12)) {
            case 0 -> new Hold(any(COUNTERS), null);
            case 1 -> new Hold(null, any(PEOPLE));
            default -> null;
        };
    }

    List<Waiting> line(List<PriorityClass> classes, int most) {
        List<Waiting> line = new ArrayList<>();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) line.add(waiting(classes));
        return line;
    }

    Seat seat(List<PriorityClass> classes) {
        Set<ServiceId> services = new HashSet<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) services.add(any(SERVICES));
        return new Seat(any(COUNTERS), any(PEOPLE), services, oneIn(4) ? null : profile(classes));
    }

    private WorkProfile profile(List<PriorityClass> classes) {
        List<WorkRule> rules = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++)
            rules.add(new WorkRule(when(classes), group(classes), ratio(), oneIn(4) ? maybeCap() : null));
        return new WorkProfile(new ProfileId("p" + random.nextInt(2)), new Text("", ""), rules);
    }

    private WorkRule.When when(List<PriorityClass> classes) {
        return new WorkRule.When(
                oneIn(3) ? new WorkRule.Crowd(group(classes), 1 + random.nextInt(6)) : null,
                oneIn(4) ? new WorkRule.LongWait(group(classes), Duration.ofMinutes(1L + random.nextInt(60))) : null,
                oneIn(4) ? new WorkRule.Window(LocalTime.of(7, 30), LocalTime.of(9, random.nextInt(59))) : null,
                oneIn(4) ? new WorkRule.FewCounters(any(SERVICES), random.nextInt(3)) : null);
    }

    private WaitGroup group(List<PriorityClass> classes) {
        return new WaitGroup(
                oneIn(2) ? List.of(any(SERVICES), any(SERVICES)) : List.of(),
                oneIn(3) ? List.of(any(classes).code()) : List.of(),
                oneIn(4) ? List.of(any(List.of(WaitKind.values()))) : List.of());
    }

    private WorkRule.@Nullable Ratio ratio() {
        if (oneIn(2)) return null;
        int of = 2 + random.nextInt(WorkRule.Ratio.OF_MAX - 1);
        return new WorkRule.Ratio(1 + random.nextInt(of - 1), of);
    }

    Hall hall() {
        Map<ServiceId, Duration> promises = new HashMap<>();
        Map<ServiceId, Integer> open = new HashMap<>();
        for (ServiceId service : SERVICES) {
            if (oneIn(4)) promises.put(service, Duration.ofMinutes(5L + random.nextInt(80)));
            if (oneIn(2)) open.put(service, random.nextInt(4));
        }
        return new Hall(
                NOW, LocalTime.of(7 + random.nextInt(4), random.nextInt(60)), 1 + random.nextInt(3), promises, open);
    }

    CounterMemory memory() {
        int calls = random.nextInt(25);
        CounterMemory memory = new CounterMemory(random.nextInt(4), null, List.of());
        ProfileId profile = new ProfileId("p" + random.nextInt(2));
        for (int i = 0; i < calls; i++) memory = memory.after(profile, memory.passed(), random.nextInt(4) - 1);
        return memory;
    }
}
