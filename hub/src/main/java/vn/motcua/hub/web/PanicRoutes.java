package vn.motcua.hub.web;

import io.vertx.core.Future;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.incident.PanicService;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.Reply;

/** What supervisors do about calls for help. */
final class PanicRoutes {
    private final PanicService panics;

    PanicRoutes(PanicService panics) {
        this.panics = panics;
    }

    void mount(Endpoints endpoints) {
        endpoints.on(HubEndpoint.ACKNOWLEDGE_PANIC, this::acknowledge);
    }

    private Future<Reply> acknowledge(Call call) {
        RequestId request = call.body().requestIdOrNew();
        return Answers.of(panics.acknowledge(request, call.caller().id(), call.pathText("id")), Reply::json);
    }
}
