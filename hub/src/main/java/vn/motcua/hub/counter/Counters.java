package vn.motcua.hub.counter;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.model.ChoiceReason;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Prelude;
import vn.motcua.hub.platform.ledger.SiteWriter;

/** Counters as commands of the site's writer. Any thread. */
public final class Counters implements CounterService {
    private final SiteWriter writer;
    private final FloorState floor;
    private final int recallLimit;

    public Counters(SiteWriter writer, FloorState floor, int recallLimit) {
        this.writer = writer;
        this.floor = floor;
        this.recallLimit = recallLimit;
    }

    /** Closes what an earlier business day left open; brings back who was put aside until now. */
    public static Prelude dayEnd(FloorState floor) {
        return new Prelude() {
            @Override
            public List<Event> due(Instant now, IdSource ids) {
                List<Event> due = new ArrayList<>(CounterRules.closeDays(floor, floor.today(now), now));
                due.addAll(ParkRules.returns(floor, now));
                return due;
            }
        };
    }

    @Override
    public Future<Outcome<CounterState>> open(RequestId requestId, PersonId person, CounterId counter) {
        return writer.command(
                requestId,
                "OpenCounter",
                CounterState.class,
                (now, ids) -> CounterRules.open(floor, counter, person, now));
    }

    @Override
    public Future<Outcome<CounterState>> close(RequestId requestId, PersonId person, CounterId counter) {
        return writer.command(
                requestId,
                "CloseCounter",
                CounterState.class,
                (now, ids) -> CounterRules.close(floor, counter, person, now));
    }

    @Override
    public Future<Outcome<VisitInHand>> callNext(RequestId requestId, PersonId person, CounterId counter) {
        return writer.command(
                requestId,
                "CallNext",
                VisitInHand.class,
                (now, ids) -> CounterRules.callNext(floor, counter, person, now, ids));
    }

    @Override
    public Future<Outcome<VisitInHand>> call(
            RequestId requestId, PersonId person, CounterId counter, VisitId visit, @Nullable ChoiceReason because) {
        return writer.command(
                requestId,
                "CallTicket",
                VisitInHand.class,
                (now, ids) -> CounterRules.call(floor, counter, person, visit, because, now, ids));
    }

    @Override
    public Future<Outcome<VisitInHand>> startWithoutNumber(
            RequestId requestId, PersonId person, CounterId counter, ServiceId service, String note) {
        return writer.command(
                requestId,
                "StartVisit",
                VisitInHand.class,
                (now, ids) -> StartRules.start(floor, requestId, counter, person, service, note, now, ids));
    }

    @Override
    public Future<Outcome<VisitInHand>> recall(RequestId requestId, PersonId person, CounterId counter) {
        return writer.command(
                requestId,
                "RecallTicket",
                VisitInHand.class,
                (now, ids) -> CounterRules.recall(floor, counter, person, recallLimit, now, ids));
    }

    @Override
    public Future<Outcome<VisitEnded>> finish(
            RequestId requestId, PersonId person, CounterId counter, @Nullable ServiceId next) {
        return writer.command(
                requestId,
                "FinishVisit",
                VisitEnded.class,
                (now, ids) -> StageRules.finish(floor, counter, person, next, now, ids));
    }

    @Override
    public Future<Outcome<VisitEnded>> noShow(RequestId requestId, PersonId person, CounterId counter) {
        return writer.command(
                requestId,
                "MarkNoShow",
                VisitEnded.class,
                (now, ids) -> CounterRules.noShow(floor, counter, person, now));
    }

    @Override
    public Future<Outcome<Company>> link(RequestId requestId, PersonId person, List<VisitId> visits) {
        return writer.command(
                requestId,
                "LinkVisits",
                Company.class,
                (now, ids) -> CompanionRules.link(floor, visits, person, now, ids));
    }

    @Override
    public Future<Outcome<Company>> unlink(RequestId requestId, PersonId person, VisitId visit) {
        return writer.command(
                requestId,
                "UnlinkVisit",
                Company.class,
                (now, ids) -> CompanionRules.unlink(floor, visit, person, now));
    }

    @Override
    public Future<Outcome<GroupInHand>> finishPerson(RequestId requestId, PersonId person, CounterId counter) {
        return writer.command(
                requestId,
                "FinishPerson",
                GroupInHand.class,
                (now, ids) -> GroupRules.finishPerson(floor, counter, person, now));
    }

    @Override
    public Future<Outcome<VisitMoved>> transfer(RequestId requestId, PersonId person, CounterId counter, SendOn to) {
        return writer.command(
                requestId,
                "TransferVisit",
                VisitMoved.class,
                (now, ids) -> CompanionRules.follow(
                        floor,
                        counter,
                        person,
                        SendOnRules.transfer(floor, counter, person, to, now),
                        VisitMoved::then,
                        now,
                        ids));
    }

    @Override
    public Future<Outcome<VisitMoved>> park(
            RequestId requestId,
            PersonId person,
            CounterId counter,
            VisitParked.Reason reason,
            @Nullable Duration expected) {
        return writer.command(
                requestId,
                "ParkVisit",
                VisitMoved.class,
                (now, ids) -> CompanionRules.follow(
                        floor,
                        counter,
                        person,
                        SendOnRules.park(floor, counter, person, reason, expected, now),
                        VisitMoved::then,
                        now,
                        ids));
    }

    @Override
    public Future<Outcome<VisitMoved>> bringBack(
            RequestId requestId, PersonId person, CounterId counter, VisitId visit) {
        return writer.command(
                requestId,
                "BringBackVisit",
                VisitMoved.class,
                (now, ids) -> SendOnRules.bringBack(floor, counter, person, visit, now));
    }

    @Override
    public Future<Outcome<Undone>> undo(RequestId requestId, PersonId person, CounterId counter, long position) {
        return writer.command(
                requestId,
                "UndoAction",
                Undone.class,
                (now, ids) -> UndoRules.undo(floor, counter, person, position, now));
    }
}
