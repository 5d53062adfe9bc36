package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.fleet.FleetService;
import vn.motcua.hub.platform.http.AddressRate;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.ticket.RecoveryService;

/** Agents: enrolment by their one-time code, and what an administrator does with them. */
final class AgentRoutes {
    private final FleetService fleet;
    private final RecoveryService recovery;
    private final AddressRate enrolRate;

    AgentRoutes(FleetService fleet, RecoveryService recovery, Clock clock) {
        this.fleet = fleet;
        this.recovery = recovery;
        this.enrolRate = new AddressRate(clock, 60, 60);
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.ENROLL, this::enrol)
                .on(HubEndpoint.AGENTS, call -> fleet.agents().map(all -> Reply.json(Map.of("agents", all))))
                .on(HubEndpoint.ENROL_CODE, this::newCode)
                .on(HubEndpoint.REVOKE_AGENT, this::revoke)
                .on(HubEndpoint.RECOVERY, call -> Future.succeededFuture(Reply.json(recovery.state())))
                .on(HubEndpoint.CONFIRM_RECOVERY, this::confirm);
    }

    private Future<Reply> enrol(Call call) {
        enrolRate.take(call.address());
        Body body = call.body();
        String code = body.text("code", 1, 64);
        String publicKey = body.text("publicKey", 1, 512);
        List<String> modules = body.codes("modules", 20);
        return Answers.of(fleet.enrol(code, publicKey, modules), Reply::json);
    }

    private Future<Reply> newCode(Call call) {
        Body body = call.body();
        AgentId agent = body.id("agent", AgentId::new);
        String name = body.text("name", 1, 80);
        return fleet.newCode(call.caller().id(), agent, name).map(code -> Reply.json(201, code));
    }

    private Future<Reply> revoke(Call call) {
        AgentId agent = call.path("id", AgentId::new);
        RequestId request = call.body().requestIdOrNew();
        return Answers.named("agent", fleet.revoke(request, call.caller().id(), agent));
    }

    private Future<Reply> confirm(Call call) {
        RequestId request = call.body().requestIdOrNew();
        return Answers.of(recovery.confirm(request, call.caller().id()), Reply::json);
    }
}
