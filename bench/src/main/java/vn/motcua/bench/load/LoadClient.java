package vn.motcua.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import vn.motcua.core.wire.Json;

/** Many people at one address, over kept connections. Any thread. */
public final class LoadClient {
    private static final int TIMEOUT_MS = 10_000;
    private final HttpClient client;
    private final URI base;

    /**
     * Somebody signed in at the hub.
     *
     * @param cookie as the browser sends it back
     * @param csrf token of every change
     */
    public record Session(String cookie, String csrf) {
        /** Nobody: an agent's pages ask for no session. */
        public static final Session NONE = new Session("", "");
    }

    /** What came back. */
    public record Reply(int status, String body, String cookie) {
        public JsonNode json() {
            return Json.parseObject(body);
        }

        private Future<Reply> expectGood() {
            return status >= 200 && status < 300
                    ? Future.succeededFuture(this)
                    : Future.failedFuture(new IOException("answered " + status + ": " + body));
        }
    }

    public LoadClient(Vertx vertx, URI base, int connections) {
        this(vertx, base, connections, new HttpClientOptions());
    }

    /** @param options such as a local address: another PC of the hall */
    public LoadClient(Vertx vertx, URI base, int connections, HttpClientOptions options) {
        this.base = base;
        this.client = vertx.createHttpClient(
                options.setTcpNoDelay(true).setKeepAlive(true),
                new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(-1));
    }

    public URI base() {
        return base;
    }

    public Future<Session> signIn(String login, String password) {
        return post("/api/v1/session", Json.object().put("login", login).put("password", password), Session.NONE)
                .map(reply ->
                        new Session(reply.cookie(), reply.json().path("csrf").asText()));
    }

    /** Fails with an {@link IOException} that tells the answer when that is not 2xx. */
    public Future<Reply> post(String path, JsonNode body, Session session) {
        RequestOptions options = options(HttpMethod.POST, path, session)
                .putHeader("Content-Type", "application/json")
                .putHeader("Origin", base.getScheme() + "://" + base.getAuthority());
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(Json.write(body))))
                .compose(response -> response.body()
                        .map(answer -> new Reply(response.statusCode(), answer.toString(), cookie(response))))
                .compose(Reply::expectGood);
    }

    private RequestOptions options(HttpMethod method, String path, Session session) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost(base.getHost())
                .setPort(base.getPort())
                .setURI(path)
                .setTimeout(TIMEOUT_MS);
        if (!session.cookie().isEmpty())
            options.putHeader("Cookie", session.cookie()).putHeader("X-CSRF-Token", session.csrf());
        return options;
    }

    private static String cookie(io.vertx.core.http.HttpClientResponse response) {
        return response.cookies().stream()
                .map(cookie -> cookie.substring(0, Math.max(0, (cookie + ";").indexOf(';'))))
                .findFirst()
                .orElse("");
    }

    public Future<Void> close() {
        return client.close();
    }
}
