package vn.motcua.camera.onvif;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.motcua.camera.source.SafeXml;

/**
 * Posts envelopes to the configured host and port and nowhere else; redirects are not followed. One connection, as devices have few;
 * an answer is bounded. Event loop only.
 */
final class OnvifHttp {
    private static final int CONNECT_MS = 5_000;

    /**
     * What a device answered.
     *
     * @param challenges of {@code WWW-Authenticate}
     */
    record Answer(int status, List<String> challenges, byte[] body) {}

    private final Vertx vertx;
    private final OnvifSettings settings;
    private HttpClient client;

    OnvifHttp(Vertx vertx, OnvifSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.client = open();
    }

    private HttpClient open() {
        return vertx.createHttpClient(
                settings.trust().apply(new HttpClientOptions().setConnectTimeout(CONNECT_MS), settings.isTls()),
                new PoolOptions().setHttp1MaxSize(1));
    }

    /** @param authorization empty for none */
    Future<Answer> post(String path, String action, String envelope, String authorization, Duration patience) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(settings.url().getHost())
                .setPort(settings.port())
                .setURI(path)
                .setFollowRedirects(false)
                .setIdleTimeout(patience.toMillis())
                .putHeader("Content-Type", "application/soap+xml; charset=utf-8; action=\"" + action + "\"");
        if (!authorization.isEmpty()) options.putHeader("Authorization", authorization);
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(envelope))
                        .compose(OnvifHttp::read)
                        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .onFailure(failure -> request.reset()));
    }

    private static Future<Answer> read(HttpClientResponse answer) {
        Promise<Answer> read = Promise.promise();
        Buffer all = Buffer.buffer();
        answer.exceptionHandler(read::tryFail);
        answer.endHandler(end -> read.tryComplete(
                new Answer(answer.statusCode(), answer.headers().getAll("WWW-Authenticate"), all.getBytes())));
        answer.handler(chunk -> {
            if (all.length() + chunk.length() <= SafeXml.BYTES_MAX) all.appendBuffer(chunk);
            else
                read.tryFail(new OnvifFault(
                        OnvifFault.Why.UNREADABLE, "an answer of more than " + SafeXml.BYTES_MAX + " bytes"));
        });
        return read.future();
    }

    /** Ends what is under way and lets the device free what hangs on the connection. */
    Future<Void> disconnect() {
        HttpClient old = client;
        client = open();
        return old.close();
    }

    Future<Void> close() {
        return client.close();
    }
}
