package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.ChoiceReason;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.counter.Company;
import vn.motcua.hub.counter.CounterService;
import vn.motcua.hub.counter.CounterState;
import vn.motcua.hub.counter.GroupInHand;
import vn.motcua.hub.counter.SendOn;
import vn.motcua.hub.counter.Undone;
import vn.motcua.hub.counter.VisitEnded;
import vn.motcua.hub.counter.VisitInHand;
import vn.motcua.hub.counter.VisitMoved;
import vn.motcua.hub.line.CounterMemory;
import vn.motcua.hub.platform.ledger.Outcome;

/** Counters as {@link FakeHub} decides them: one visit, always in hand. */
final class FakeCounters implements CounterService {
    private final FakeHub hub;

    FakeCounters(FakeHub hub) {
        this.hub = hub;
    }

    @Override
    public Future<Outcome<VisitInHand>> startWithoutNumber(
            RequestId requestId, PersonId person, CounterId counter, ServiceId service, String note) {
        return hub.decide("start " + counter + " " + service + " " + note, inHand(counter));
    }

    private static CounterState state(CounterId counter, @Nullable PersonId person) {
        return new CounterState(
                counter,
                person,
                person == null ? null : FakeHub.NOW,
                null,
                CounterMemory.NONE,
                4,
                LocalDate.of(2026, 11, 23),
                null);
    }

    static VisitInHand inHand(CounterId counter) {
        return new VisitInHand(
                FakeHub.VISIT,
                FakeHub.NUMBER,
                new ServiceId("nop-ho-so"),
                Priority.NORMAL,
                counter,
                FakeHub.NOW,
                0,
                new AnnouncementId("01935a60-0000-7000-8000-0000000000aa"));
    }

    @Override
    public Future<Outcome<CounterState>> open(RequestId requestId, PersonId person, CounterId counter) {
        return hub.decide("open " + counter, state(counter, person));
    }

    @Override
    public Future<Outcome<CounterState>> close(RequestId requestId, PersonId person, CounterId counter) {
        return hub.decide("close " + counter, state(counter, null));
    }

    @Override
    public Future<Outcome<VisitInHand>> callNext(RequestId requestId, PersonId person, CounterId counter) {
        return hub.decide("call-next " + counter, inHand(counter));
    }

    @Override
    public Future<Outcome<VisitInHand>> call(
            RequestId requestId, PersonId person, CounterId counter, VisitId visit, ChoiceReason because) {
        return hub.decide("call " + counter + " " + visit, inHand(counter));
    }

    @Override
    public Future<Outcome<VisitInHand>> recall(RequestId requestId, PersonId person, CounterId counter) {
        return hub.decide("recall " + counter, inHand(counter));
    }

    @Override
    public Future<Outcome<VisitEnded>> finish(
            RequestId requestId, PersonId person, CounterId counter, @Nullable ServiceId next) {
        return hub.decide(
                "finish " + counter + (next == null ? "" : " " + next),
                new VisitEnded(FakeHub.VISIT, FakeHub.NUMBER, "right-1", FakeHub.NOW, FakeHub.NOW));
    }

    @Override
    public Future<Outcome<VisitEnded>> noShow(RequestId requestId, PersonId person, CounterId counter) {
        return hub.decide("no-show " + counter, new VisitEnded(FakeHub.VISIT, FakeHub.NUMBER, null, null, null));
    }

    @Override
    public Future<Outcome<Company>> link(RequestId requestId, PersonId person, List<VisitId> visits) {
        return hub.decide("link " + visits, new Company("company", visits));
    }

    @Override
    public Future<Outcome<Company>> unlink(RequestId requestId, PersonId person, VisitId visit) {
        return hub.decide("unlink " + visit, new Company("company", List.of()));
    }

    @Override
    public Future<Outcome<GroupInHand>> finishPerson(RequestId requestId, PersonId person, CounterId counter) {
        return hub.decide("finish-person " + counter, new GroupInHand(FakeHub.VISIT, FakeHub.NUMBER, 3));
    }

    private static VisitMoved moved() {
        return new VisitMoved(
                FakeHub.VISIT, FakeHub.NUMBER, new ServiceId("nop-ho-so"), new CounterId("quay-2"), null, FakeHub.NOW);
    }

    @Override
    public Future<Outcome<VisitMoved>> transfer(RequestId requestId, PersonId person, CounterId counter, SendOn to) {
        return hub.decide("transfer " + counter + " " + to.counter() + " " + to.place(), moved());
    }

    @Override
    public Future<Outcome<VisitMoved>> park(
            RequestId requestId,
            PersonId person,
            CounterId counter,
            VisitParked.Reason reason,
            @Nullable Duration expected) {
        return hub.decide("park " + counter + " " + reason, moved());
    }

    @Override
    public Future<Outcome<VisitMoved>> bringBack(
            RequestId requestId, PersonId person, CounterId counter, VisitId visit) {
        return hub.decide("bring back " + visit, moved());
    }

    @Override
    public Future<Outcome<Undone>> undo(RequestId requestId, PersonId person, CounterId counter, long position) {
        return hub.decide(
                "undo " + counter + " " + position,
                new Undone(ActionUndone.Action.FINISH, FakeHub.VISIT, FakeHub.NUMBER, inHand(counter)));
    }
}
