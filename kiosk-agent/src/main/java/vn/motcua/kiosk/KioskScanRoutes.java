package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.web.Answers;

/** {@code POST /api/kiosk/scans}: what a keyboard-like scanner typed into the kiosk page. Event loop only. */
final class KioskScanRoutes {
    private final KioskScans scans;

    KioskScanRoutes(KioskScans scans) {
        this.scans = scans;
    }

    void mount(Router router) {
        router.post("/api/kiosk/scans").handler(this::scanned);
    }

    private void scanned(RoutingContext context) {
        if (!Answers.isJson(context)) {
            Answers.refuse(context, 415, "NOT_JSON");
            return;
        }
        RequestId id;
        String text;
        try {
            JsonNode body = Answers.body(context);
            id = new RequestId(body.path("requestId").asText());
            text = body.path("text").isTextual() ? body.path("text").textValue() : "";
        } catch (WireException | IllegalArgumentException e) {
            Answers.refuse(context, 400, "BAD_REQUEST");
            return;
        }
        if (!KioskScans.isSane(text)) {
            Answers.refuse(context, 400, "BAD_REQUEST");
            return;
        }
        scans.typed(id.value(), text)
                .onSuccess(scan -> Answers.json(context, 200, scan.shown()))
                .onFailure(e -> Answers.failed(context, e));
    }
}
