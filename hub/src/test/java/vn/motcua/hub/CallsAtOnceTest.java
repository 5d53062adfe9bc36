package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.counter.VisitInHand;
import vn.motcua.hub.platform.ledger.Outcome;

/** Fifty officers call in the same moment while a thousand wait: what the bench times, judged. */
class CallsAtOnceTest {
    private static final int OFFICERS = 50;
    private static final int WAITING = 1_000;
    private static final int ROUNDS = Boolean.getBoolean("motcua.full") ? 1_000 : 6;

    @TempDir
    Path home;

    private final List<PersonId> people =
            IntStream.range(0, OFFICERS).mapToObj(i -> HubRig.person()).toList();

    private static Site site() {
        Site small = Sites.of(Sites.calendar("Asia/Ho_Chi_Minh", true), 99_999, 50);
        List<Counter> counters = new ArrayList<>();
        for (int i = 0; i < OFFICERS; i++)
            counters.add(new Counter(
                    counter(i), "" + i, new Text("Quầy " + i, "Counter " + i), Sites.MAIN, List.of(Sites.LAND)));
        return new Site(
                small.id(),
                small.name(),
                small.agency(),
                small.training(),
                small.publicUrl(),
                small.calendar(),
                small.zones(),
                small.series(),
                small.services(),
                counters);
    }

    private static CounterId counter(int i) {
        return new CounterId("c" + i);
    }

    private static <T> List<T> atOnce(int count, IntFunction<Future<Outcome<T>>> what) {
        List<Future<Outcome<T>>> asked = new ArrayList<>();
        for (int i = 0; i < count; i++) asked.add(what.apply(i));
        return asked.stream().map(HubRig::done).toList();
    }

    @Test
    void eachTicketIsCalledOnceAndEverybodyGetsOne() {
        try (HubRig rig = new HubRig(home, site(), Clock.systemUTC())) {
            atOnce(OFFICERS, i -> rig.hub.counters().open(request(), people.get(i), counter(i)));
            issue(rig, WAITING);
            Set<VisitId> called = new HashSet<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (VisitInHand one :
                        atOnce(OFFICERS, i -> rig.hub.counters().callNext(request(), people.get(i), counter(i))))
                    assertThat(called.add(one.visitId())).as("%s", one).isTrue();
                atOnce(OFFICERS, i -> rig.hub.counters().finish(request(), people.get(i), counter(i)));
                issue(rig, OFFICERS);
            }
            assertThat(called).hasSize(ROUNDS * OFFICERS);
        }
    }

    private void issue(HubRig rig, int count) {
        for (int given = 0; given < count; given += OFFICERS)
            atOnce(
                    OFFICERS,
                    i -> rig.hub.tickets().issueAtConsole(request(), people.get(i), Sites.LAND, Priority.NORMAL));
    }
}
