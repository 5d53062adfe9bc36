package vn.motcua.hub.booking.reminder;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends one reminder, signed: HMAC-SHA256 under the secret over {@code <Motcua-Timestamp>.<body>}, in hexadecimal. Redirects are not
 * followed, the answer's body is not read. Any thread.
 */
final class Webhook {
    static final String TIMESTAMP = "Motcua-Timestamp";
    static final String SIGNATURE = "Motcua-Signature";
    static final String KEY = "Idempotency-Key";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int TIMEOUT_MS = 10_000;

    /** Kept: nobody else refers to it. */
    private final HttpClient client;

    private final ReminderSettings settings;

    Webhook(Vertx vertx, ReminderSettings settings) {
        this.settings = settings;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setSsl(settings.url().getScheme().equalsIgnoreCase("https"))
                .setConnectTimeout(TIMEOUT_MS)
                .setIdleTimeoutUnit(java.util.concurrent.TimeUnit.MILLISECONDS)
                .setIdleTimeout(TIMEOUT_MS)
                .setKeepAlive(false));
    }

    /** Fails with a reason that holds nothing of whoever is reminded, unless the receiver answered 2xx. */
    Future<Void> send(String key, String body, Instant now) {
        String timestamp = Long.toString(now.getEpochSecond());
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(settings.url().toString())
                .setFollowRedirects(false)
                .setTimeout(TIMEOUT_MS)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader(KEY, key)
                .putHeader(TIMESTAMP, timestamp)
                .putHeader(SIGNATURE, "v1=" + signature(settings.secret(), timestamp, body));
        return client.request(request)
                .compose(opened -> opened.send(Buffer.buffer(body)))
                .compose(answer -> {
                    answer.exceptionHandler(ended -> {}); // by the reset
                    answer.request().reset();
                    return answer.statusCode() / 100 == 2
                            ? Future.<Void>succeededFuture()
                            : Future.failedFuture("the receiver answered " + answer.statusCode());
                });
    }

    static String signature(String secret, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    Future<Void> close() {
        return client.close();
    }
}
