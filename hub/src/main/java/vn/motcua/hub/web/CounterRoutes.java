package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import vn.motcua.core.model.ChoiceReason;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.counter.CounterService;
import vn.motcua.hub.counter.CounterState;
import vn.motcua.hub.platform.http.Action;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.platform.ledger.Outcome;

/** What an officer does at a counter. */
final class CounterRoutes {
    /** More than these never come as one family. */
    private static final int COMPANIONS_MAX = 20;

    private final CounterService counters;

    CounterRoutes(CounterService counters) {
        this.counters = counters;
    }

    /** A command about one counter, in the words of {@link CounterService}. */
    private interface Command<T> {
        Future<Outcome<T>> give(RequestId request, PersonId person, CounterId counter);
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.OPEN_COUNTER, counter(counters::open))
                .on(HubEndpoint.CLOSE_COUNTER, counter(counters::close))
                .on(HubEndpoint.CALL_NEXT, visit(counters::callNext))
                .on(HubEndpoint.CALL, this::call)
                .on(HubEndpoint.RECALL, visit(counters::recall))
                .on(HubEndpoint.FINISH, this::finish)
                .on(HubEndpoint.LINK_VISITS, this::link)
                .on(HubEndpoint.UNLINK_VISIT, this::unlink)
                .on(HubEndpoint.FINISH_PERSON, visit(counters::finishPerson))
                .on(HubEndpoint.NO_SHOW, visit(counters::noShow));
    }

    /** Opening and closing again is the same as once, so a request id may be left out. */
    private static Action counter(Command<CounterState> command) {
        return call -> {
            CounterId counter = call.path("id", CounterId::new);
            RequestId request = call.body().requestIdOrNew();
            return Answers.of(
                    command.give(request, call.caller().id(), counter),
                    state -> Reply.json(Map.of("counter", CounterView.of(state))));
        };
    }

    private static <T> Action visit(Command<T> command) {
        return call -> {
            CounterId counter = call.path("id", CounterId::new);
            RequestId request = call.body().requestId();
            return Answers.named("visit", command.give(request, call.caller().id(), counter));
        };
    }

    private Future<Reply> call(Call call) {
        CounterId counter = call.path("id", CounterId::new);
        Body body = call.body();
        RequestId request = body.requestId();
        VisitId visit = body.id("visitId", VisitId::new);
        ChoiceReason because = body.has("because") ? body.choice("because", ChoiceReason.class) : null;
        return Answers.named("visit", counters.call(request, call.caller().id(), counter, visit, because));
    }

    private Future<Reply> finish(Call call) {
        CounterId counter = call.path("id", CounterId::new);
        Body body = call.body();
        RequestId request = body.requestId();
        ServiceId next = body.has("next") ? body.id("next", ServiceId::new) : null;
        return Answers.named("visit", counters.finish(request, call.caller().id(), counter, next));
    }

    private Future<Reply> link(Call call) {
        Body body = call.body();
        RequestId request = body.requestId();
        List<VisitId> visits = body.codes("visitIds", COMPANIONS_MAX).stream()
                .distinct()
                .map(CounterRoutes::visitId)
                .toList();
        if (visits.size() < 2) throw RefusedException.badField("visitIds", "companions");
        return Answers.named("company", counters.link(request, call.caller().id(), visits));
    }

    private static VisitId visitId(String text) {
        try {
            return new VisitId(text);
        } catch (IllegalArgumentException notOne) {
            throw RefusedException.badField("visitIds", "companions");
        }
    }

    private Future<Reply> unlink(Call call) {
        VisitId visit = call.path("id", VisitId::new);
        RequestId request = call.body().requestId();
        return Answers.named("company", counters.unlink(request, call.caller().id(), visit));
    }

    private record CounterView(CounterId id, String state, int servedToday) {
        static CounterView of(CounterState state) {
            return new CounterView(state.counterId(), state.isOpen() ? "OPEN" : "CLOSED", state.servedToday());
        }
    }
}
