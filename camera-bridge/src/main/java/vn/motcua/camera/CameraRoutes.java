package vn.motcua.camera;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.CameraSource.Call;
import vn.motcua.camera.RefusedCall.Code;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests.Refusal;

/** {@code POST /camera/webhook/{source}}. Event loop only. */
final class CameraRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(CameraRoutes.class);

    private final Map<String, CameraSource> sources;
    private final CameraTexts texts = new CameraTexts();

    CameraRoutes(Map<String, CameraSource> sources) {
        this.sources = Map.copyOf(sources);
    }

    Route mount(Router router) {
        return router.post("/camera/webhook/:source").handler(this::receive).failureHandler(this::failed);
    }

    private void receive(RoutingContext request) {
        CameraSource source = sources.get(request.pathParam("source"));
        if (source == null) {
            refuse(request, new RefusedCall(Code.UNKNOWN_SOURCE, ""));
            return;
        }
        source.receive(call(request))
                .onSuccess(id -> send(request, 202, Json.object().put("cameraEventId", id)))
                .onFailure(request::fail);
    }

    private static Call call(RoutingContext request) {
        Buffer body = request.body().buffer();
        return new Call(
                header(request, "X-Motcua-Timestamp"),
                header(request, "X-Motcua-Signature"),
                header(request, "Idempotency-Key"),
                body == null ? new byte[0] : body.getBytes());
    }

    private static String header(RoutingContext request, String name) {
        String value = request.request().getHeader(name);
        return value == null ? "" : value.strip();
    }

    /** Also for a body the agent's web server found too large before we saw it. */
    private void failed(RoutingContext request) {
        if (request.failure() instanceof RefusedCall refusal) {
            refuse(request, refusal);
        } else if (request.statusCode() == 413) {
            RefusedCall tooLarge = new RefusedCall(Code.TOO_LARGE, "");
            CameraSource source = sources.get(request.pathParam("source"));
            if (source != null) source.count(tooLarge);
            refuse(request, tooLarge);
        } else if (request.failure() == null) {
            request.next();
        } else {
            LOG.error("a webhook call failed by our mistake", request.failure());
            refuse(request, new RefusedCall(Code.FAILED, ""));
        }
    }

    private void refuse(RoutingContext request, RefusedCall refusal) {
        Code code = refusal.code();
        send(request, code.status(), new Refusal(code.name(), texts.of(refusal)));
    }

    private static void send(RoutingContext request, int status, Object body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json; charset=utf-8")
                .putHeader("cache-control", "no-store")
                .end(Json.write(body))
                .onFailure(failure -> LOG.debug("the sender did not wait for its answer: {}", failure.getMessage()));
    }
}
