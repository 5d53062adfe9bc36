package vn.motcua.edge.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests.Refusal;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.module.RefusedException;

/**
 * Pieces of files on their way to the home hub, beside the link, whose frames are for what is small. One connection, made when it is first
 * needed. Event loop only.
 */
final class HubUpload {
    static final int ANSWER_MAX = 64 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Vertx vertx;
    private final LinkSettings settings;
    private @Nullable HttpClient client;

    HubUpload(Vertx vertx, LinkSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    Future<JsonNode> put(String path, String token, Buffer piece) {
        URI hub = settings.address();
        int usual = settings.isSecure() ? 443 : 80;
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.PUT)
                .setHost(hub.getHost())
                .setPort(hub.getPort() > 0 ? hub.getPort() : usual)
                .setSsl(settings.isSecure())
                .setURI(path)
                .setTimeout(TIMEOUT.toMillis())
                .setIdleTimeout(TIMEOUT.toMillis())
                .putHeader("content-type", "application/octet-stream")
                .putHeader("authorization", "Bearer " + token);
        return client().request(request).compose(asked -> asked.send(piece)).compose(HubUpload::read);
    }

    private HttpClient client() {
        HttpClient known = client;
        if (known != null) return known;
        HttpClientOptions options = new HttpClientOptions().setConnectTimeout((int) CONNECT.toMillis());
        if (settings.isSecure()) options.setTrustOptions(settings.trust().options());
        HttpClient made = vertx.createHttpClient(options);
        client = made;
        return made;
    }

    private static Future<JsonNode> read(HttpClientResponse answer) {
        Promise<JsonNode> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        answer.handler(some -> {
            if (body.length() + some.length() <= ANSWER_MAX) body.appendBuffer(some);
            else if (whole.tryFail(new WireException("the hub's answer is too long")))
                answer.request().reset();
        });
        answer.exceptionHandler(whole::tryFail);
        answer.endHandler(end -> read(answer.statusCode(), body, whole));
        return whole.future();
    }

    private static void read(int status, Buffer body, Promise<JsonNode> whole) {
        try {
            ObjectNode tree = Json.parseObject(body.toString());
            if (status / 100 == 2) whole.tryComplete(tree);
            else whole.tryFail(new RefusedException(Json.read(tree, Refusal.class)));
        } catch (WireException e) {
            whole.tryFail(new WireException("the hub answered " + status + " and no JSON", e));
        }
    }

    Future<Void> close() {
        HttpClient known = client;
        client = null;
        return known == null ? Future.succeededFuture() : known.close();
    }
}
