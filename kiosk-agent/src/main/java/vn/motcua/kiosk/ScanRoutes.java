package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.scan.ScanClassifier;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.module.StoreFullException;
import vn.motcua.edge.web.Answers;

/** {@code POST /api/scans}: what a keyboard-like scanner typed into a page of this agent. Event loop only. */
final class ScanRoutes {
    private final ScanDesk desk;

    ScanRoutes(ScanDesk desk) {
        this.desk = desk;
    }

    void mount(Router router) {
        router.post("/api/scans").handler(this::scanned);
    }

    private void scanned(RoutingContext context) {
        if (!Answers.isJson(context)) {
            Answers.refuse(context, 415, "NOT_JSON");
            return;
        }
        RequestId id;
        String counter;
        String text;
        try {
            JsonNode body = Answers.body(context);
            id = new RequestId(body.path("requestId").asText());
            counter = counter(body.path("counter"));
            text = body.path("text").asText();
        } catch (WireException | IllegalArgumentException e) {
            Answers.refuse(context, 400, "BAD_REQUEST");
            return;
        }
        if (text.isBlank() || text.length() > ScanClassifier.MAX_BYTES) {
            Answers.refuse(context, 400, "BAD_REQUEST");
            return;
        }
        desk.scanned(id, counter, "", ScanSource.WEDGE, text, false)
                .onSuccess(taken -> Answers.json(context, 201, shown(taken)))
                .onFailure(e -> {
                    if (e instanceof StoreFullException) Answers.refuse(context, 503, "STORE_FULL");
                    else Answers.failed(context, e);
                });
    }

    private static @Nullable String counter(JsonNode name) {
        return name.isTextual() && !name.asText().isEmpty() ? new CounterId(name.asText()).value() : null;
    }

    private static ObjectNode shown(ScanDesk.Taken taken) {
        ObjectNode answer = Json.object();
        answer.put("kind", taken.kind().name());
        answer.put("stored", taken.stored().name());
        answer.put("shown", taken.shown());
        return answer;
    }
}
