package vn.motcua.hub.incident;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;
import vn.motcua.core.event.VisitorHelpAnswered;
import vn.motcua.core.event.VisitorHelpCalled;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.platform.ledger.SiteWriter;

/** Decides who goes. Any thread. */
public final class Helps implements HelpService {
    private static final int DEVICE_MAX = 64;
    private final SiteWriter writer;
    private final HelpBook book;
    private final Supplier<Site> site;

    public Helps(SiteWriter writer, Supplier<Site> site, HelpBook book) {
        this.writer = writer;
        this.site = site;
        this.book = book;
    }

    @Override
    public Future<Outcome<Requests.HelpCalled>> call(AgentId agent, Requests.CallHelp call) {
        return writer.command(null, Requests.CALL_HELP, Requests.HelpCalled.class, (now, ids) -> {
            if (call.device().isBlank() || call.device().length() > DEVICE_MAX)
                return Refusals.decision("BAD_REQUEST", "device");
            CounterId counter = call.counterId();
            if (counter != null && site.get().counter(counter).isEmpty()) return Refusals.decision("UNKNOWN_COUNTER");
            Requests.HelpCalled heard = new Requests.HelpCalled(call.device());
            boolean isOver = call.at().plus(HelpFeed.SHOWN).isBefore(now);
            return isOver || book.isKnown(agent, call.device(), call.at(), now)
                    ? Decision.accepted(heard)
                    : Decision.accepted(heard, new VisitorHelpCalled(agent, call.device(), counter, call.at()));
        });
    }

    @Override
    public Future<Outcome<Answered>> answer(RequestId requestId, PersonId person, AgentId agent, String device) {
        return writer.command(requestId, "AnswerHelp", Answered.class, (now, ids) -> {
            Optional<HelpBook.Help> known = book.call(agent, device);
            if (known.isEmpty()) return Refusals.decision("UNKNOWN_HELP");
            PersonId by = known.get().seenBy();
            if (by != null) return Decision.accepted(new Answered(agent, device, by));
            return Decision.accepted(
                    new Answered(agent, device, person), new VisitorHelpAnswered(agent, device, person, now));
        });
    }
}
