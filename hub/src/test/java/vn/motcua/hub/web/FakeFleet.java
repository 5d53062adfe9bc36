package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.util.List;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.SiteId;
import vn.motcua.hub.fleet.FleetService;
import vn.motcua.hub.platform.ledger.Outcome;

/** One agent with one printer. */
final class FakeFleet implements FleetService {
    private final FakeHub hub;

    FakeFleet(FakeHub hub) {
        this.hub = hub;
    }

    @Override
    public Future<EnrolCode> newCode(PersonId person, AgentId agent, String name) {
        return hub.answer(new EnrolCode("K7QM-3WXA", agent, FakeHub.NOW));
    }

    @Override
    public Future<Outcome<Enrolled>> enrol(String code, String publicKey, List<String> modules) {
        return hub.decide(
                "enrol " + modules, new Enrolled(new AgentId("kiosk-1"), new SiteId("s"), "key", false, "/link"));
    }

    private static AgentView agent(AgentId id) {
        DeviceView printer = new DeviceView("printer", "printer", "READY", "OK", "", null, FakeHub.NOW);
        return new AgentView(
                id, "Kiosk", "ENROLLED", List.of("kiosk"), FakeHub.NOW, true, FakeHub.NOW, List.of(printer));
    }

    @Override
    public Future<Outcome<AgentView>> revoke(RequestId requestId, PersonId person, AgentId agent) {
        return hub.decide("revoke " + agent, agent(agent));
    }

    @Override
    public Future<List<AgentView>> agents() {
        return hub.answer(List.of(agent(new AgentId("kiosk-1"))));
    }
}
