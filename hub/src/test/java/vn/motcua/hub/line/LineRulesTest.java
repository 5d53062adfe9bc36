package vn.motcua.hub.line;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.line.RandomLines.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.CallReason;
import vn.motcua.core.model.CounterId;
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

/** docs/queue.md, sentence by sentence. */
class LineRulesTest {
    private static final ServiceId LAND = new ServiceId("land");
    private static final ServiceId PAY = new ServiceId("pay");
    private static final CounterId C1 = new CounterId("c1");
    private static final PriorityClass NORMAL = rank("NORMAL", 0, null);
    private static final PriorityClass HIGH = rank("PRIORITY", 50, null);
    private final List<Waiting> line = new ArrayList<>();
    private final Map<ServiceId, Duration> promises = new HashMap<>();
    private final Map<ServiceId, Integer> open = new HashMap<>();
    private final List<WorkRule> rules = new ArrayList<>();
    private CounterMemory memory = CounterMemory.NONE;
    private Instant now = NOW;
    private LocalTime time = LocalTime.of(9, 0);
    private int count;

    @BeforeEach
    void empty() {
        count = 0;
    }

    private static PriorityClass rank(String code, int weight, @Nullable Duration cap) {
        return new PriorityClass(new Priority(code), new Text("", ""), weight, false, null, cap);
    }

    private Waiting come(PriorityClass rank, ServiceId service, int minutesAgo) {
        return come(rank, service, minutesAgo, WaitKind.WALK_IN, null, Place.NORMAL, NOW.minus(Duration.ofDays(1)));
    }

    private Waiting come(
            PriorityClass rank,
            ServiceId service,
            int minutesAgo,
            WaitKind kind,
            @Nullable Hold hold,
            Place place,
            Instant notBefore) {
        Instant since = NOW.minus(Duration.ofMinutes(minutesAgo));
        count++;
        Waiting one = new Waiting(
                new VisitId(new UUID(0, count).toString()),
                new TicketNumber(new SeriesId("a"), count, "A" + count),
                service,
                rank,
                since,
                since,
                kind,
                hold,
                place,
                notBefore);
        line.add(one);
        return one;
    }

    private Seat seat() {
        WorkProfile profile =
                rules.isEmpty() ? null : new WorkProfile(new ProfileId("p"), new Text("", ""), List.copyOf(rules));
        return new Seat(C1, RandomLines.person(1), Set.of(LAND, PAY), profile);
    }

    private Hall hall() {
        return new Hall(now, time, 2, promises, open);
    }

    private @Nullable Pick call() {
        Pick pick = LineRules.next(seat(), memory, hall(), line).orElse(null);
        if (pick != null) {
            line.remove(pick.waiting());
            memory = pick.memory();
        }
        return pick;
    }

    private void expect(Waiting who, CallReason why) {
        Pick pick = call();
        assertThat(pick).isNotNull();
        assertThat(pick.waiting()).isEqualTo(who);
        assertThat(pick.reason()).isEqualTo(why);
    }

    private static WaitGroup service(ServiceId service) {
        return new WaitGroup(List.of(service), List.of(), List.of());
    }

    private void rule(WorkRule.When when, WaitGroup take, WorkRule.@Nullable Ratio ratio, @Nullable Duration cap) {
        rules.add(new WorkRule(when, take, ratio, cap));
    }

    @Test
    void whoCameFirstIsCalledFirstAndTiesGoByNumber() {
        Waiting second = come(NORMAL, LAND, 10);
        Waiting third = come(NORMAL, PAY, 10);
        Waiting first = come(NORMAL, LAND, 11);
        expect(first, CallReason.BY_TIME);
        expect(second, CallReason.BY_TIME);
        expect(third, CallReason.BY_TIME);
        assertThat(call()).isNull();
    }

    @Test
    void onlyWhoIsServedHereHeldForNobodyElseAndDueByNowTakesPart() {
        come(NORMAL, new ServiceId("tax"), 50);
        come(NORMAL, LAND, 40, WaitKind.TRANSFERRED, new Hold(new CounterId("c2"), null), Place.NORMAL, NOW);
        come(NORMAL, LAND, 40, WaitKind.TRANSFERRED, new Hold(null, RandomLines.person(2)), Place.FIRST, NOW);
        Waiting later = come(NORMAL, LAND, 40, WaitKind.RETURNED, null, Place.NORMAL, NOW.plusSeconds(60));
        Waiting mine =
                come(NORMAL, LAND, 5, WaitKind.TRANSFERRED, new Hold(null, RandomLines.person(1)), Place.NORMAL, NOW);
        expect(mine, CallReason.BY_TIME);
        assertThat(call()).isNull();
        now = NOW.plusSeconds(60);
        expect(later, CallReason.BY_TIME);
    }

    @Test
    void whoWasPutFirstComesBeforeThePromised() {
        come(rank("NORMAL", 0, Duration.ofMinutes(10)), LAND, 60);
        Waiting first = come(NORMAL, LAND, 1, WaitKind.TRANSFERRED, new Hold(C1, null), Place.FIRST, NOW);
        Waiting headOfLine = come(NORMAL, PAY, 0, WaitKind.TRANSFERRED, null, Place.FIRST, NOW);
        expect(first, CallReason.HELD);
        expect(headOfLine, CallReason.HELD);
    }

    @Test
    void thePromisedAreCalledTheLongestOverdueFirstWhateverTheirClass() {
        PriorityClass patient = rank("NORMAL", 0, Duration.ofMinutes(30));
        Waiting ofClass = come(patient, LAND, 35);
        promises.put(PAY, Duration.ofMinutes(20));
        Waiting ofService = come(NORMAL, PAY, 27);
        rule(
                new WorkRule.When(null, null, new WorkRule.Window(LocalTime.of(1, 0), LocalTime.of(2, 0)), null),
                new WaitGroup(List.of(), List.of(), List.of(WaitKind.RETURNED)),
                null,
                Duration.ofMinutes(3));
        Waiting ofRule = come(NORMAL, LAND, 9, WaitKind.RETURNED, null, Place.NORMAL, NOW);
        Waiting inTime = come(patient, LAND, 29);
        Waiting high = come(HIGH, LAND, 1);
        expect(ofService, CallReason.OVERDUE);
        expect(ofRule, CallReason.OVERDUE);
        expect(ofClass, CallReason.OVERDUE);
        expect(high, CallReason.PRIORITY);
        expect(inTime, CallReason.BY_TIME);
    }

    @Test
    void aPromiseIsDueToTheSecond() {
        Waiting one = come(rank("NORMAL", 0, Duration.ofMinutes(30)), LAND, 30);
        Waiting high = come(HIGH, LAND, 1);
        now = NOW.minusSeconds(1);
        assertThat(LineRules.next(seat(), memory, hall(), line).orElseThrow().waiting())
                .isEqualTo(high);
        now = NOW;
        expect(one, CallReason.OVERDUE);
    }

    @Test
    void aHigherClassPassesTwiceInARowThenWhoeverCameFirst() {
        Waiting n1 = come(NORMAL, LAND, 30);
        Waiting n2 = come(NORMAL, LAND, 29);
        List<Waiting> high = new ArrayList<>();
        for (int i = 0; i < 5; i++) high.add(come(HIGH, LAND, 20 - i));
        expect(high.get(0), CallReason.PRIORITY);
        expect(high.get(1), CallReason.PRIORITY);
        expect(n1, CallReason.BY_TIME);
        expect(high.get(2), CallReason.PRIORITY);
        expect(high.get(3), CallReason.PRIORITY);
        expect(n2, CallReason.BY_TIME);
        expect(high.get(4), CallReason.BY_TIME);
    }

    @Test
    void aHigherClassThatCameFirstPassesNobody() {
        List<Waiting> high = new ArrayList<>();
        for (int i = 0; i < 4; i++) high.add(come(HIGH, LAND, 20 - i));
        Waiting late = come(NORMAL, LAND, 1);
        for (Waiting one : high) expect(one, CallReason.BY_TIME);
        expect(late, CallReason.BY_TIME);
    }

    @Test
    void amongThreeClassesTheTurnByTimeIsWhoeversItIs() {
        PriorityClass middle = rank("MIDDLE", 20, null);
        Waiting m = come(middle, LAND, 30);
        Waiting n = come(NORMAL, LAND, 29);
        Waiting h1 = come(HIGH, LAND, 10);
        Waiting h2 = come(HIGH, LAND, 9);
        come(HIGH, LAND, 8);
        expect(h1, CallReason.PRIORITY);
        expect(h2, CallReason.PRIORITY);
        expect(m, CallReason.BY_TIME);
        assertThat(LineRules.list(seat(), memory, hall(), line, 9).get(1).waiting())
                .isEqualTo(n);
    }

    @Test
    void theFirstRuleThatHoldsAndHasSomebodyDecides() {
        WorkRule.When crowd = new WorkRule.When(new WorkRule.Crowd(service(PAY), 2), null, null, null);
        rule(WorkRule.When.ALWAYS, new WaitGroup(List.of(), List.of(), List.of(WaitKind.BOOKED)), null, null);
        rule(crowd, service(PAY), null, null);
        Waiting n = come(NORMAL, LAND, 30);
        Waiting p1 = come(NORMAL, PAY, 20);
        Waiting p2 = come(NORMAL, PAY, 19);
        Waiting booked = come(NORMAL, LAND, 1, WaitKind.BOOKED, null, Place.NORMAL, NOW);
        Pick first = call();
        assertThat(first.waiting()).isEqualTo(booked);
        assertThat(first.rule()).isEqualTo(0);
        Pick second = call();
        assertThat(second.waiting()).isEqualTo(p1);
        assertThat(second.rule()).isEqualTo(1);
        expect(n, CallReason.BY_TIME);
        expect(p2, CallReason.BY_TIME);
    }

    @Test
    void everyPartOfAConditionMustHold() {
        WorkRule.When all = new WorkRule.When(
                new WorkRule.Crowd(service(PAY), 1),
                new WorkRule.LongWait(service(PAY), Duration.ofMinutes(10)),
                new WorkRule.Window(LocalTime.of(8, 0), LocalTime.of(9, 0)),
                new WorkRule.FewCounters(PAY, 1));
        rule(all, service(PAY), null, null);
        come(NORMAL, LAND, 30);
        Waiting pay = come(NORMAL, PAY, 10);
        time = LocalTime.of(8, 59);
        open.put(PAY, 1);
        assertThat(LineRules.next(seat(), memory, hall(), line).orElseThrow().waiting())
                .isEqualTo(pay);
        time = LocalTime.of(9, 0);
        assertThat(LineRules.next(seat(), memory, hall(), line).orElseThrow().waiting())
                .isNotEqualTo(pay);
        time = LocalTime.of(8, 0);
        open.put(PAY, 2);
        assertThat(LineRules.next(seat(), memory, hall(), line).orElseThrow().waiting())
                .isNotEqualTo(pay);
        open.clear();
        now = NOW.minusSeconds(1);
        assertThat(LineRules.next(seat(), memory, hall(), line).orElseThrow().waiting())
                .isNotEqualTo(pay);
    }

    @Test
    void aRatioOfOneInThreeIsKeptWhileOthersWaitAndOnlyThen() {
        rule(WorkRule.When.ALWAYS, service(PAY), new WorkRule.Ratio(1, 3), null);
        List<Waiting> land = new ArrayList<>();
        for (int i = 0; i < 4; i++) land.add(come(NORMAL, LAND, 40 - i));
        List<Waiting> pay = new ArrayList<>();
        for (int i = 0; i < 5; i++) pay.add(come(NORMAL, PAY, 20 - i));
        expect(pay.get(0), CallReason.RULE);
        expect(land.get(0), CallReason.BY_TIME);
        expect(land.get(1), CallReason.BY_TIME);
        expect(pay.get(1), CallReason.RULE);
        expect(land.get(2), CallReason.BY_TIME);
        expect(land.get(3), CallReason.BY_TIME);
        expect(pay.get(2), CallReason.RULE);
        expect(pay.get(3), CallReason.RULE);
        expect(pay.get(4), CallReason.RULE);
    }

    @Test
    void aCounterThatChangesItsProfileBeginsItsRatiosAnewAndKeepsItsRun() {
        CounterMemory used = new CounterMemory(1, null, List.of()).after(new ProfileId("other"), 1, 0);
        rule(WorkRule.When.ALWAYS, service(PAY), new WorkRule.Ratio(1, 3), null);
        come(NORMAL, LAND, 40);
        Waiting pay = come(NORMAL, PAY, 20);
        memory = used;
        expect(pay, CallReason.RULE);
        assertThat(memory.passed()).isEqualTo(1);
        assertThat(memory.uses()).containsExactly(0);
    }

    @Test
    void promisesAndPlacesNeitherLengthenNorEndTheRun() {
        memory = new CounterMemory(2, null, List.of());
        Waiting n = come(NORMAL, LAND, 30);
        come(HIGH, LAND, 5);
        Waiting sent = come(HIGH, LAND, 1, WaitKind.TRANSFERRED, new Hold(C1, null), Place.FIRST, NOW);
        expect(sent, CallReason.HELD);
        assertThat(memory.passed()).isEqualTo(2);
        expect(n, CallReason.BY_TIME);
        assertThat(memory.passed()).isZero();
    }

    @Test
    void undoIsTheMemoryBefore() {
        rule(WorkRule.When.ALWAYS, service(PAY), new WorkRule.Ratio(1, 3), null);
        for (int i = 0; i < 6; i++) come(i % 2 == 0 ? NORMAL : HIGH, i < 3 ? LAND : PAY, 30 - i);
        CounterMemory before = memory;
        List<Waiting> all = List.copyOf(line);
        Pick first = call();
        line.clear();
        line.addAll(all);
        memory = before;
        assertThat(call()).isEqualTo(first);
    }
}
