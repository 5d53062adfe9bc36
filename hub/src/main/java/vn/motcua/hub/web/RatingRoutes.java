package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.util.List;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.rating.RatingService;

/** What supervisors do about bad ratings. */
final class RatingRoutes {
    private static final List<String> PURPOSES =
            List.of("REVIEW", "COMPLAINT", "INSPECTION", "SUBJECT_REQUEST", "LAW_ENFORCEMENT");

    private final RatingService ratings;

    RatingRoutes(RatingService ratings) {
        this.ratings = ratings;
    }

    void mount(Endpoints endpoints) {
        endpoints.on(HubEndpoint.SEE_RATING, this::seen).on(HubEndpoint.RATING_WORDS, this::words);
    }

    private Future<Reply> seen(Call call) {
        RequestId request = call.body().requestIdOrNew();
        return Answers.of(ratings.seeAlert(request, call.caller().id(), call.pathText("id")), Reply::json);
    }

    /** As it was written: each time for a purpose, and each time kept who looked. */
    private Future<Reply> words(Call call) {
        String purpose = call.body().choiceOr("purpose", PURPOSES, "");
        if (purpose.isEmpty()) throw RefusedException.badField("purpose", "choice");
        return Answers.of(ratings.openWords(call.caller().id(), call.pathText("id"), purpose), Reply::json);
    }
}
