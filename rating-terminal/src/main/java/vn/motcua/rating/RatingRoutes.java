package vn.motcua.rating;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests.Refusal;
import vn.motcua.core.wire.WireException;
import vn.motcua.rating.RatingDesk.Answer;

/** {@code POST /api/rating/{counterId}}, and {@code /help} under it. Event loop only. */
final class RatingRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(RatingRoutes.class);

    private final Map<String, RatingDesk> desks;
    private final RatingTexts texts = new RatingTexts();

    private final RatingHelp help;

    RatingRoutes(Map<String, RatingDesk> desks, RatingHelp help) {
        this.help = help;
        this.desks = Map.copyOf(desks);
    }

    List<Route> mount(Router router) {
        return List.of(
                router.post("/api/rating/:counter").handler(this::press).failureHandler(this::failed),
                router.post("/api/rating/:counter/help").handler(this::call).failureHandler(this::failed));
    }

    private void call(RoutingContext request) {
        String counter = request.pathParam("counter");
        String type = String.valueOf(request.request().getHeader("content-type"));
        if (!desks.containsKey(counter)) refuse(request, 404, "UNKNOWN_COUNTER", "");
        // A page of another site can send any type but this one unasked.
        else if (!type.startsWith("application/json")) refuse(request, 415, "BAD_REQUEST", "content-type");
        else
            help.call(new CounterId(counter), System.nanoTime())
                    .onSuccess(at -> send(
                            request,
                            202,
                            Json.object()
                                    .put("called", true)
                                    .put("device", RatingHelp.device(new CounterId(counter)))
                                    .put("at", at.toString())))
                    .onFailure(request::fail);
    }

    private void press(RoutingContext request) {
        RatingDesk desk = desks.get(request.pathParam("counter"));
        if (desk == null) {
            refuse(request, 404, "UNKNOWN_COUNTER", "");
            return;
        }
        read(request)
                .compose(desk::press)
                .onSuccess(answer -> answer(request, answer))
                .onFailure(request::fail);
    }

    private static Future<Press> read(RoutingContext request) {
        try {
            Buffer body = request.body().buffer();
            String text = body == null ? "" : body.toString(StandardCharsets.UTF_8);
            return Future.succeededFuture(Press.read(Json.parseObject(text)));
        } catch (WireException | IllegalArgumentException e) {
            return Future.failedFuture(e);
        }
    }

    private void answer(RoutingContext request, Answer answer) {
        switch (answer) {
            case STORED -> send(request, 201, Json.object().put("stored", true));
            case NO_RIGHT -> refuse(request, 409, answer.name(), "");
            case TOO_MANY -> refuse(request, 429, answer.name(), "");
            case STORE_FULL -> refuse(request, 503, answer.name(), "");
        }
    }

    /** Also for a body the agent's web server found too large before we saw it. */
    private void failed(RoutingContext request) {
        Throwable failure = request.failure();
        if (failure instanceof WireException || failure instanceof IllegalArgumentException) {
            refuse(request, 400, "BAD_REQUEST", String.valueOf(failure.getMessage()));
        } else if (request.statusCode() == 413) {
            refuse(request, 413, "TOO_LARGE", "");
        } else if (failure == null && request.statusCode() > 0) {
            request.next();
        } else {
            LOG.error("a press was not stored", failure);
            refuse(request, 500, "FAILED", "");
        }
    }

    private void refuse(RoutingContext request, int status, String code, String detail) {
        send(request, status, new Refusal(code, texts.of(code, detail)));
    }

    private static void send(RoutingContext request, int status, Object body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json; charset=utf-8")
                .putHeader("cache-control", "no-store")
                .end(Json.write(body))
                .onFailure(failure -> LOG.debug("the page did not wait for its answer: {}", failure.getMessage()));
    }
}
