package vn.motcua.hub.web;

import io.vertx.core.Future;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.rating.RatingService;

/** What supervisors do about bad ratings. */
final class RatingRoutes {
    private final RatingService ratings;

    RatingRoutes(RatingService ratings) {
        this.ratings = ratings;
    }

    void mount(Endpoints endpoints) {
        endpoints.on(HubEndpoint.SEE_RATING, this::seen);
    }

    private Future<Reply> seen(Call call) {
        RequestId request = call.body().requestIdOrNew();
        return Answers.of(ratings.seeAlert(request, call.caller().id(), call.pathText("id")), Reply::json);
    }
}
