package vn.motcua.hub.web;

import io.vertx.core.Future;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.incident.HelpService;
import vn.motcua.hub.incident.PanicService;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.Reply;

/** What supervisors do about alarms, and officers about visitors who call for help at a screen. */
final class PanicRoutes {
    private final PanicService panics;
    private final HelpService helps;

    PanicRoutes(PanicService panics, HelpService helps) {
        this.panics = panics;
        this.helps = helps;
    }

    void mount(Endpoints endpoints) {
        endpoints.on(HubEndpoint.ACKNOWLEDGE_PANIC, this::acknowledge).on(HubEndpoint.ANSWER_HELP, this::answer);
    }

    private Future<Reply> answer(Call call) {
        RequestId request = call.body().requestId();
        AgentId agent = call.body().id("agent", AgentId::new);
        String device = call.body().text("device", 1, 64);
        return Answers.of(helps.answer(request, call.caller().id(), agent, device), Reply::json);
    }

    private Future<Reply> acknowledge(Call call) {
        RequestId request = call.body().requestIdOrNew();
        return Answers.of(panics.acknowledge(request, call.caller().id(), call.pathText("id")), Reply::json);
    }
}
