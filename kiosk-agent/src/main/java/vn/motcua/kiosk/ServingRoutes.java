package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.module.StoreFullException;
import vn.motcua.edge.web.Answers;

/** {@code POST /api/serving/{counterId}}, on every agent: a counter PC need not have a kiosk. Event loop only. */
final class ServingRoutes {
    private static final int LONGEST_NUMBER = 12;

    private final ServingDesk desk;
    private final KioskTexts texts;

    ServingRoutes(ServingDesk desk, KioskTexts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    void mount(Router router) {
        router.post("/api/serving/:counterId").handler(this::serving);
    }

    private void serving(RoutingContext context) {
        if (!Answers.isJson(context)) {
            Answers.refuse(context, 415, "NOT_JSON");
            return;
        }
        try {
            CounterId counter = new CounterId(context.pathParam("counterId"));
            ObjectNode body = Answers.body(context);
            String number = body.path("number").asText().strip();
            if (number.isEmpty() || number.length() > LONGEST_NUMBER) throw new IllegalArgumentException("number");
            String request = body.path("requestId").asText(UUID.randomUUID().toString());
            desk.record(new RequestId(request), counter, number)
                    .onSuccess(
                            stored -> Answers.json(context, 201, Json.object().put("stored", true)))
                    .onFailure(e -> refuse(context, e));
        } catch (WireException | IllegalArgumentException e) {
            Answers.refuse(context, 400, "BAD_REQUEST");
        }
    }

    private void refuse(RoutingContext context, Throwable e) {
        if (e instanceof RefusedException refused)
            Answers.refuse(
                    context, 409, refused.refusal().code(), refused.refusal().message());
        else if (e instanceof StoreFullException)
            Answers.refuse(
                    context,
                    503,
                    "STORE_FULL",
                    texts.refused("STORE_FULL").refusal().message());
        else Answers.failed(context, e);
    }
}
