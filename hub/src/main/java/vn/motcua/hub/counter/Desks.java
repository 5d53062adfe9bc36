package vn.motcua.hub.counter;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CounterPaused;
import vn.motcua.core.event.HelpAsked;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Prelude;
import vn.motcua.hub.platform.ledger.SiteWriter;

/** {@link DeskService} as commands of the site's writer. Any thread. */
public final class Desks implements DeskService {
    private final SiteWriter writer;
    private final FloorState floor;

    public Desks(SiteWriter writer, FloorState floor) {
        this.writer = writer;
        this.floor = floor;
    }

    /** Gives up on help that nobody answered. */
    public static Prelude unanswered(FloorState floor) {
        return (now, ids) -> HelpRules.due(floor, now);
    }

    @Override
    public Future<Outcome<Desk>> pause(
            RequestId requestId,
            PersonId person,
            CounterId counter,
            CounterPaused.Reason reason,
            @Nullable Duration expected) {
        return writer.command(
                requestId,
                "PauseCounter",
                Desk.class,
                (now, ids) -> DeskRules.pause(floor, counter, person, reason, expected, now));
    }

    @Override
    public Future<Outcome<Desk>> resume(RequestId requestId, PersonId person, CounterId counter) {
        return writer.command(
                requestId, "ResumeCounter", Desk.class, (now, ids) -> DeskRules.resume(floor, counter, person, now));
    }

    @Override
    public Future<Outcome<Desk>> serveFor(
            RequestId requestId, PersonId person, CounterId counter, Set<CounterId> others) {
        return writer.command(
                requestId,
                "ServeForOthers",
                Desk.class,
                (now, ids) -> DeskRules.serveFor(floor, counter, person, others, now));
    }

    @Override
    public Future<Outcome<Desk>> offer(RequestId requestId, PersonId person, CounterId counter, PersonId to) {
        return writer.command(
                requestId,
                "OfferCounter",
                Desk.class,
                (now, ids) -> HandOverRules.offer(floor, counter, person, to, now));
    }

    @Override
    public Future<Outcome<Desk>> withdraw(RequestId requestId, PersonId person, CounterId counter) {
        return writer.command(
                requestId,
                "WithdrawOffer",
                Desk.class,
                (now, ids) -> HandOverRules.withdraw(floor, counter, person, now));
    }

    @Override
    public Future<Outcome<CounterState>> accept(RequestId requestId, PersonId person, CounterId counter) {
        return writer.command(
                requestId,
                "AcceptCounter",
                CounterState.class,
                (now, ids) -> HandOverRules.accept(floor, counter, person, now));
    }

    @Override
    public Future<Outcome<CounterState>> handOverHere(RequestId requestId, PersonId from, PersonId to) {
        return writer.command(
                requestId,
                "HandOverCounter",
                CounterState.class,
                (now, ids) -> HandOverRules.here(floor, from, to, now));
    }

    @Override
    public Future<Outcome<Desk>> askHelp(
            RequestId requestId, PersonId person, CounterId counter, HelpAsked.Reason reason) {
        return writer.command(
                requestId,
                "AskForHelp",
                Desk.class,
                (now, ids) -> HelpRules.ask(floor, counter, person, reason, now, ids));
    }

    @Override
    public Future<Outcome<Desk>> takeHelp(RequestId requestId, PersonId person, String helpId) {
        return writer.command(
                requestId, "TakeHelp", Desk.class, (now, ids) -> HelpRules.take(floor, helpId, person, now));
    }

    @Override
    public Future<Outcome<Desk>> endHelp(RequestId requestId, PersonId person, CounterId counter) {
        return writer.command(
                requestId, "EndHelp", Desk.class, (now, ids) -> HelpRules.end(floor, counter, person, now));
    }
}
