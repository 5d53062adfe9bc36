package vn.motcua.hub.web;

import io.vertx.core.Future;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.incident.HelpService;
import vn.motcua.hub.platform.ledger.Outcome;

/** Whoever calls is heard, and whoever goes is the first. */
record FakeHelps(FakeHub hub) implements HelpService {
    @Override
    public Future<Outcome<Requests.HelpCalled>> call(AgentId agent, Requests.CallHelp call) {
        return hub.decide("help called " + agent + " " + call.device(), new Requests.HelpCalled(call.device()));
    }

    @Override
    public Future<Outcome<Answered>> answer(RequestId requestId, PersonId person, AgentId agent, String device) {
        return hub.decide("help " + agent + " " + device, new Answered(agent, device, person));
    }
}
