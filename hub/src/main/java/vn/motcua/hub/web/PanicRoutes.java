package vn.motcua.hub.web;

import io.vertx.core.Future;
import vn.motcua.core.event.PanicEnded;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.incident.HelpService;
import vn.motcua.hub.incident.PanicService;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.platform.http.SessionCookie;
import vn.motcua.hub.platform.people.People;

/** What supervisors do about alarms, and officers about visitors who call for help at a screen. */
final class PanicRoutes {
    private final PanicService panics;
    private final HelpService helps;
    private final People people;

    PanicRoutes(PanicService panics, HelpService helps, People people) {
        this.people = people;
        this.panics = panics;
        this.helps = helps;
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.ACKNOWLEDGE_PANIC, this::acknowledge)
                .on(HubEndpoint.END_PANIC, this::end)
                .on(HubEndpoint.TEST_PANIC, this::test)
                .on(HubEndpoint.ANSWER_HELP, this::answer);
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

    /** Whoever finds a supervisor's page open ends no alarm there. */
    private Future<Reply> end(Call call) {
        RequestId request = call.body().requestId();
        PanicEnded.Reason reason = call.body().choice("reason", PanicEnded.Reason.class);
        return confirmed(call)
                .compose(himself ->
                        Answers.of(panics.end(request, call.caller().id(), call.pathText("id"), reason), Reply::json));
    }

    private Future<Void> confirmed(Call call) {
        if (call.body().has("pin"))
            return people.confirmByPin(
                    call.caller().id(),
                    call.body().raw("pin", 1, SessionRoutes.PIN_READ_MAX),
                    call.cookie(SessionCookie.PLACE),
                    call.address());
        String password = call.body().raw("password", 1, SessionRoutes.PASSWORD_READ_MAX);
        return people.confirm(call.caller().id(), password, call.address());
    }

    private Future<Reply> test(Call call) {
        RequestId request = call.body().requestId();
        CounterId counter = call.body().id("counterId", CounterId::new);
        return Answers.of(panics.announceTest(request, call.caller().id(), counter), Reply::json);
    }
}
