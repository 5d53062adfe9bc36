package vn.motcua.hub.incident;

import io.vertx.core.Future;
import java.util.Optional;
import vn.motcua.core.event.VisitorHelpAnswered;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.platform.ledger.SiteWriter;

/** Decides who goes. Any thread. */
public final class Helps implements HelpService {
    private final SiteWriter writer;
    private final HelpBook book;

    public Helps(SiteWriter writer, HelpBook book) {
        this.writer = writer;
        this.book = book;
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
