package vn.motcua.camera.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.source.Backoff;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.Heard;

/**
 * The one stream of events of one device, asked for again whenever it ends. It ends by itself only when no byte came for three heartbeats:
 * there is no total time-out, and no redirect is followed. The connection is closed before the next is opened. Event loop only.
 */
public final class HttpStream implements DeviceStream {
    private static final Logger LOG = LoggerFactory.getLogger(HttpStream.class);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;
    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Target target;
    private final Backoff backoff;
    private final Function<HttpHead, Decoder> decoders;
    private final Listener listener;
    private @Nullable HttpClient client;
    private @Nullable Long timer;
    private boolean isStopped;

    /**
     * Where the stream is.
     *
     * @param trust of its certificate
     * @param path with its query, exactly as it goes over the line
     * @param readIdleMax without a byte for so long, the stream is given up
     */
    public record Target(URI device, DeviceTrust trust, String path, DigestLogin login, Duration readIdleMax) {}

    /** What is told of the stream. Event loop only. */
    public interface Listener {
        /** It runs; the device's clock as its answer says it. */
        void opened(Optional<Instant> clock);

        /** Bytes came, and with them perhaps something. */
        void heard(List<Heard> heard);

        /** It does not run, and why; see {@code CameraLiveness}. */
        void lost(String reason);

        /** What is known of the login changed, and must be remembered. */
        void login(Backoff.Memory memory);
    }

    /** @param decoders for the body behind the head of the answer */
    public HttpStream(
            Vertx vertx, Target target, Backoff backoff, Function<HttpHead, Decoder> decoders, Listener listener) {
        this.vertx = vertx;
        this.target = target;
        this.backoff = backoff;
        this.decoders = decoders;
        this.listener = listener;
    }

    @Override
    public void start() {
        if (backoff.isStopped()) listener.lost("LOGIN_REFUSED");
        else connect();
    }

    @Override
    public Future<Void> stop() {
        isStopped = true;
        if (timer != null) vertx.cancelTimer(timer);
        return hangUp();
    }

    private Future<Void> hangUp() {
        HttpClient open = client;
        client = null;
        return open == null ? Future.succeededFuture() : open.close();
    }

    private void connect() {
        timer = null;
        HttpClient fresh = vertx.createHttpClient(
                target.trust()
                        .apply(
                                new HttpClientOptions()
                                        .setConnectTimeout((int) CONNECT_MAX.toMillis())
                                        .setReadIdleTimeout(
                                                (int) target.readIdleMax().toMillis())
                                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS),
                                "https".equals(target.device().getScheme())),
                new PoolOptions().setHttp1MaxSize(1));
        client = fresh;
        ask(fresh, Optional.empty())
                .compose(answer -> answer.statusCode() == UNAUTHORIZED ? logIn(fresh, answer) : succeeded(answer))
                .onSuccess(answer -> answered(fresh, answer))
                .onFailure(failure -> {
                    LOG.debug("{} does not answer: {}", target.device().getHost(), failure.getMessage());
                    ended(fresh, "UNREACHABLE");
                });
    }

    private static Future<HttpClientResponse> succeeded(HttpClientResponse answer) {
        return Future.succeededFuture(answer);
    }

    private Future<HttpClientResponse> ask(HttpClient over, Optional<String> authorization) {
        URI device = target.device();
        int port = device.getPort() > 0 ? device.getPort() : "https".equals(device.getScheme()) ? 443 : 80;
        return over.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost(device.getHost())
                        .setPort(port)
                        .setURI(target.path())
                        .setFollowRedirects(false))
                .compose(request -> send(request, authorization));
    }

    /** Held until somebody reads it: what came between two steps must not be lost. */
    private static Future<HttpClientResponse> send(HttpClientRequest request, Optional<String> authorization) {
        authorization.ifPresent(value -> request.putHeader("Authorization", value));
        return request.send().onSuccess(HttpClientResponse::pause);
    }

    private Future<HttpClientResponse> logIn(HttpClient over, HttpClientResponse challenge) {
        return answer(over, challenge).compose(answer -> {
            if (answer.statusCode() != UNAUTHORIZED) return succeeded(answer);
            boolean mayRetry = backoff.mayRetryAtOnce();
            refused();
            return mayRetry ? answer(over, answer).onSuccess(this::countSecond) : succeeded(answer);
        });
    }

    private void countSecond(HttpClientResponse answer) {
        if (answer.statusCode() == UNAUTHORIZED) refused();
    }

    private void refused() {
        backoff.refused();
        listener.login(backoff.memory());
    }

    private Future<HttpClientResponse> answer(HttpClient over, HttpClientResponse challenge) {
        List<String> offered = challenge.headers().getAll("WWW-Authenticate");
        String cnonce = UUID.randomUUID().toString().replace("-", "");
        Optional<String> authorization = target.login().answer(offered, "GET", target.path(), cnonce);
        if (authorization.isEmpty()) return succeeded(challenge);
        challenge.handler(body -> {});
        challenge.resume();
        return challenge.end().compose(read -> ask(over, authorization));
    }

    private void answered(HttpClient over, HttpClientResponse answer) {
        if (answer.statusCode() == UNAUTHORIZED) ended(over, backoff.memory().isGood() ? "BUSY" : "LOGIN_REFUSED");
        else if (answer.statusCode() == UNAVAILABLE) ended(over, "BUSY");
        else if (answer.statusCode() != OK) ended(over, "NOT_SPOKEN");
        else read(over, answer);
    }

    private void read(HttpClient over, HttpClientResponse answer) {
        backoff.accepted();
        listener.login(backoff.memory());
        listener.opened(clock(answer.getHeader("Date")));
        Headers headers = new Headers(contentType(answer));
        Decoder decoder = decoders.apply(new HttpHead(OK, "", "", headers));
        answer.handler(chunk -> listener.heard(decoder.feed(chunk.getBytes())));
        answer.exceptionHandler(failure -> finish(over, decoder));
        answer.endHandler(end -> finish(over, decoder));
        answer.resume();
    }

    private void finish(HttpClient over, Decoder decoder) {
        if (client != over) return;
        listener.heard(decoder.end());
        ended(over, "SILENT");
    }

    private static java.util.Map<String, String> contentType(HttpClientResponse answer) {
        String type = answer.getHeader("Content-Type");
        return type == null ? java.util.Map.of() : java.util.Map.of("content-type", type);
    }

    private static Optional<Instant> clock(@Nullable String date) {
        if (date == null) return Optional.empty();
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void ended(HttpClient over, String reason) {
        if (isStopped || client != over) return;
        hangUp().onComplete(closed -> again(reason));
    }

    private void again(String reason) {
        if (isStopped) return;
        listener.lost(reason);
        Optional<Duration> wait = backoff.next();
        if (wait.isEmpty())
            LOG.warn(
                    "{} refuses this login: nobody asks again until it is another",
                    target.device().getHost());
        else timer = vertx.setTimer(wait.get().toMillis(), now -> connect());
    }
}
