package vn.motcua.hub.incident;

import io.vertx.core.Future;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.Outcome;

/** Visitors who call for help at a screen. Any thread; every answer comes after the commit. */
public interface HelpService {
    /**
     * A visitor calls for help at a screen. Done also if it is known, or too long ago to be of use. Refused: {@code UNKNOWN_COUNTER},
     * {@code BAD_REQUEST}.
     */
    Future<Outcome<Requests.HelpCalled>> call(AgentId agent, Requests.CallHelp call);

    /** This officer goes there. Done also if somebody went before. Refused: {@code UNKNOWN_HELP} (nobody calls there any more). */
    Future<Outcome<Answered>> answer(RequestId requestId, PersonId person, AgentId agent, String device);

    /** @param by who said so first */
    record Answered(AgentId agent, String device, PersonId by) {}
}
