package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Duration;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.counter.CounterService;
import vn.motcua.hub.counter.SendOn;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;

/** Visits an officer sends on, puts aside, brings back, and what was done last taken back. */
final class MoveRoutes {
    /** Nobody is told to wait longer than a working day. */
    private static final int MINUTES_MAX = 480;

    private final CounterService counters;

    MoveRoutes(CounterService counters) {
        this.counters = counters;
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.TRANSFER, this::transfer)
                .on(HubEndpoint.PARK, this::park)
                .on(HubEndpoint.BRING_BACK, this::bringBack)
                .on(HubEndpoint.UNDO, this::undo);
    }

    private Future<Reply> transfer(Call call) {
        CounterId counter = call.path("id", CounterId::new);
        Body body = call.body();
        RequestId request = body.requestId();
        SendOn to = new SendOn(
                body.has("serviceId") ? body.id("serviceId", ServiceId::new) : null,
                body.has("counterId") ? body.id("counterId", CounterId::new) : null,
                body.has("personId") ? body.id("personId", PersonId::new) : null,
                body.choiceOr("place", SendOn.Place.class, SendOn.Place.LAST),
                Duration.ofMinutes(minutes(body, "afterMinutes")),
                body.flag("comesBack"));
        boolean isSomewhere = to.service() != null || to.counter() != null || to.person() != null;
        if (!isSomewhere || (to.counter() != null && to.person() != null))
            throw RefusedException.badField("serviceId", "slug");
        return Answers.named("visit", counters.transfer(request, call.caller().id(), counter, to));
    }

    private static int minutes(Body body, String field) {
        return body.has(field) ? body.integer(field, 0, MINUTES_MAX) : 0;
    }

    private Future<Reply> park(Call call) {
        CounterId counter = call.path("id", CounterId::new);
        Body body = call.body();
        RequestId request = body.requestId();
        VisitParked.Reason reason = body.choice("reason", VisitParked.Reason.class);
        int minutes = minutes(body, "minutes");
        Duration expected = minutes == 0 ? null : Duration.ofMinutes(minutes);
        return Answers.named("visit", counters.park(request, call.caller().id(), counter, reason, expected));
    }

    private Future<Reply> bringBack(Call call) {
        CounterId counter = call.path("id", CounterId::new);
        Body body = call.body();
        RequestId request = body.requestId();
        VisitId visit = body.id("visitId", VisitId::new);
        return Answers.named("visit", counters.bringBack(request, call.caller().id(), counter, visit));
    }

    private Future<Reply> undo(Call call) {
        CounterId counter = call.path("id", CounterId::new);
        Body body = call.body();
        RequestId request = body.requestId();
        long position = body.number("position", 1, Long.MAX_VALUE);
        return Answers.named("undone", counters.undo(request, call.caller().id(), counter, position));
    }
}
