package vn.motcua.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import vn.motcua.core.wire.Json;

/** A small JSON client with a cookie jar and the session's CSRF token: a person's browser, without the browser. */
public final class Http {
    private final HttpClient client;
    private final URI base;
    private String csrf = "";

    public Http(URI base) {
        this(base, builder());
    }

    /** @param trust judges the certificate of a base at {@code https} */
    public Http(URI base, SSLContext trust) {
        this(base, builder().sslContext(trust));
    }

    private Http(URI base, HttpClient.Builder client) {
        this.base = base;
        this.client = client.build();
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5));
    }

    /** What came back. */
    public record Reply(int status, String body, Map<String, java.util.List<String>> headers) {
        public ObjectNode json() {
            return Json.parseObject(body);
        }

        /** @throws IOException naming the status and the body if it is not the expected one */
        public Reply expect(int... allowed) throws IOException {
            for (int one : allowed) if (status == one) return this;
            throw new IOException("answered " + status + ": " + body);
        }
    }

    public URI base() {
        return base;
    }

    public HttpClient client() {
        return client;
    }

    public Reply get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    public Reply post(String path, JsonNode body) throws IOException, InterruptedException {
        return post(path, body, Map.of());
    }

    public Reply post(String path, JsonNode body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)));
        headers.forEach(request::header);
        return send(request.build());
    }

    public Reply put(String path, JsonNode body, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(Json.write(body)));
        headers.forEach(request::header);
        return send(request.build());
    }

    /** Ends the session: a person may have a few only, and another would end for it. */
    public void signOut() throws IOException, InterruptedException {
        send(request("/api/v1/session").DELETE().build()).expect(204);
        csrf = "";
    }

    /** Keeps the token of a session's answer for what follows. */
    public void keep(Reply session) {
        csrf = session.json().path("csrf").asText();
    }

    /** Signs in; the session cookie and CSRF token are kept for what follows. */
    public JsonNode signIn(String login, String password) throws IOException, InterruptedException {
        Reply reply = post("/api/v1/session", Json.object().put("login", login).put("password", password))
                .expect(200, 201);
        csrf = reply.json().path("csrf").asText();
        return reply.json().path("person");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
        if (!csrf.isEmpty()) request.header("X-CSRF-Token", csrf);
        return request;
    }

    private Reply send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(
                response.statusCode(), response.body(), response.headers().map());
    }
}
