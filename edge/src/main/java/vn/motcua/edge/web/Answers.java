package vn.motcua.edge.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests.Refusal;
import vn.motcua.core.wire.WireException;

/** Answers of the agent's HTTP routes, in the one form of docs/protocol.md. Event loop only. */
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final WebTexts TEXTS = new WebTexts("vn.motcua.edge.web.refusals");

    private Answers() {}

    public static void json(RoutingContext context, int status, Object body) {
        write(context, status, Json.write(body));
    }

    /** A refusal whose text is one of this package's own. */
    public static void refuse(RoutingContext context, int status, String code) {
        refuse(context, status, code, TEXTS.text(code));
    }

    public static void refuse(RoutingContext context, int status, String code, Text message) {
        write(context, status, Json.write(new Refusal(code, message)));
    }

    /** What is here cannot be asked in this way. @param allowed methods that can, divided by commas */
    public static void refuseMethod(RoutingContext context, String allowed) {
        context.response().putHeader(HttpHeaders.ALLOW, allowed);
        refuse(context, 405, "METHOD_NOT_ALLOWED");
    }

    /** Something failed that is our own mistake: told to the log in full, to the page in general. */
    public static void failed(RoutingContext context, Throwable cause) {
        LOG.error("{} {} failed", context.request().method(), context.request().path(), cause);
        refuse(context, 500, "FAILED");
    }

    /** A picture made for this answer only. */
    public static void svg(RoutingContext context, String picture) {
        write(context, 200, "image/svg+xml; charset=utf-8", picture);
    }

    /** Whether the body says that it is JSON. */
    public static boolean isJson(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null) return false;
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().equalsIgnoreCase("application/json");
    }

    /** @throws WireException if the body is no JSON object */
    public static ObjectNode body(RoutingContext context) {
        String text = context.body() == null ? null : context.body().asString();
        if (text == null || text.isBlank()) throw new WireException("an empty body");
        return Json.parseObject(text);
    }

    private static void write(RoutingContext context, int status, String body) {
        write(context, status, "application/json; charset=utf-8", body);
    }

    private static void write(RoutingContext context, int status, String type, String body) {
        if (context.response().ended() || context.response().closed()) return;
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body)
                .onFailure(e -> LOG.debug("answer not delivered: {}", e.getMessage()));
    }
}
