package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CounterPaused;
import vn.motcua.core.event.HelpAsked;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.counter.CounterState;
import vn.motcua.hub.counter.Desk;
import vn.motcua.hub.counter.DeskService;
import vn.motcua.hub.line.CounterMemory;
import vn.motcua.hub.platform.ledger.Outcome;

/** Counters of a {@link FakeHub}: what was asked of them is in its log. */
final class FakeDesks implements DeskService {
    private final FakeHub hub;

    FakeDesks(FakeHub hub) {
        this.hub = hub;
    }

    private static Desk desk(CounterId counter, Desk.@Nullable Pause pause) {
        return new Desk(counter, pause, List.of(), null, null);
    }

    private static CounterState state(CounterId counter, PersonId person) {
        Instant now = FakeHub.NOW;
        return new CounterState(counter, person, now, null, CounterMemory.NONE, 4, LocalDate.of(2026, 11, 23), null);
    }

    @Override
    public Future<Outcome<Desk>> pause(
            RequestId requestId,
            PersonId person,
            CounterId counter,
            CounterPaused.Reason reason,
            @Nullable Duration expected) {
        Instant until = expected == null ? null : FakeHub.NOW.plus(expected);
        return hub.decide("pause " + counter, desk(counter, new Desk.Pause(reason, until, FakeHub.NOW)));
    }

    @Override
    public Future<Outcome<Desk>> resume(RequestId requestId, PersonId person, CounterId counter) {
        return hub.decide("resume " + counter, desk(counter, null));
    }

    @Override
    public Future<Outcome<Desk>> serveFor(
            RequestId requestId, PersonId person, CounterId counter, Set<CounterId> others) {
        return hub.decide("serve for " + others, desk(counter, null));
    }

    @Override
    public Future<Outcome<Desk>> offer(RequestId requestId, PersonId person, CounterId counter, PersonId to) {
        return hub.decide("offer " + counter, desk(counter, null));
    }

    @Override
    public Future<Outcome<Desk>> withdraw(RequestId requestId, PersonId person, CounterId counter) {
        return hub.decide("withdraw " + counter, desk(counter, null));
    }

    @Override
    public Future<Outcome<CounterState>> accept(RequestId requestId, PersonId person, CounterId counter) {
        return hub.decide("accept " + counter, state(counter, person));
    }

    @Override
    public Future<Outcome<CounterState>> handOverHere(RequestId requestId, PersonId from, PersonId to) {
        return hub.decide("hand over here", state(new CounterId("quay-1"), to));
    }

    @Override
    public Future<Outcome<Desk>> askHelp(
            RequestId requestId, PersonId person, CounterId counter, HelpAsked.Reason reason) {
        return hub.decide("ask help " + counter, desk(counter, null));
    }

    @Override
    public Future<Outcome<Desk>> takeHelp(RequestId requestId, PersonId person, String helpId) {
        return hub.decide("take help " + helpId, desk(new CounterId("quay-1"), null));
    }

    @Override
    public Future<Outcome<Desk>> endHelp(RequestId requestId, PersonId person, CounterId counter) {
        return hub.decide("end help " + counter, desk(counter, null));
    }
}
