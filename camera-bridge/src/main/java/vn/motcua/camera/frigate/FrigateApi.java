package vn.motcua.camera.frigate;

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
import vn.motcua.camera.http.DeviceTrust;

/** Asks Frigate's HTTP API. Follows no redirect, and takes no answer larger than {@value #ANSWER_MAX} bytes. Event loop only. */
final class FrigateApi {
    static final int ANSWER_MAX = 1024 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final HttpClient client;
    private final URI address;
    private final String token;

    /** @param token sent as bearer; empty for the port that wants none */
    FrigateApi(Vertx vertx, URI address, String token, DeviceTrust trust) {
        boolean isTls = "https".equals(address.getScheme());
        this.client = vertx.createHttpClient(
                trust.apply(new HttpClientOptions().setConnectTimeout((int) TIMEOUT.toMillis()), isTls));
        this.address = address;
        this.token = token;
    }

    Future<Buffer> get(String pathAndQuery) {
        boolean isTls = "https".equals(address.getScheme());
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(address.getHost())
                .setPort(address.getPort() > 0 ? address.getPort() : isTls ? 443 : 80)
                .setURI(pathAndQuery)
                .setTimeout(TIMEOUT.toMillis())
                .setIdleTimeout(TIMEOUT.toMillis());
        if (!token.isEmpty()) request.putHeader("authorization", "Bearer " + token);
        return client.request(request).compose(asked -> asked.send()).compose(FrigateApi::body);
    }

    private static Future<Buffer> body(HttpClientResponse answer) {
        if (answer.statusCode() != 200) {
            answer.request().reset();
            return Future.failedFuture("Frigate answers " + answer.statusCode());
        }
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        answer.handler(some -> {
            if (body.length() + some.length() <= ANSWER_MAX) {
                body.appendBuffer(some);
            } else if (whole.tryFail("Frigate's answer is larger than " + ANSWER_MAX + " bytes")) {
                answer.request().reset();
            }
        });
        answer.exceptionHandler(whole::tryFail);
        answer.endHandler(end -> whole.tryComplete(body));
        return whole.future();
    }

    Future<Void> close() {
        return client.close();
    }
}
