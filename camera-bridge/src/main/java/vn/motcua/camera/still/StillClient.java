package vn.motcua.camera.still;

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
import org.jspecify.annotations.Nullable;
import vn.motcua.camera.http.DeviceTrust;
import vn.motcua.camera.http.DigestLogin;
import vn.motcua.camera.http.PartReader;
import vn.motcua.camera.still.StillFault.Why;

/**
 * Asks one device for a picture: at the given host and port and nowhere else, no redirect is followed, and the login is sent once at most,
 * so that asking with a wrong password is one refusal at the device and not several. Fails with {@link StillFault}. Event loop only.
 */
public final class StillClient {
    /** Beside everything else in an agent's small memory, where several may be under way: a picture of 4K is below it. */
    public static final int AGENT_BYTES_MAX = 4 * 1024 * 1024;

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final HttpClient client;
    private final URI device;
    private final DigestLogin login;
    private final String token;
    private final Duration patience;
    private final int bytesMax;

    /**
     * @param device scheme, host and port
     * @param login with an empty user for a device that asks for none
     * @param patience for the whole of an answer
     */
    public StillClient(Vertx vertx, URI device, DigestLogin login, Duration patience) {
        this(vertx, device, DeviceTrust.USUAL, login, "", patience, PartReader.BODY_MAX);
    }

    /**
     * @param token sent as bearer; empty for a device that wants none
     * @param bytesMax of a picture
     */
    public StillClient(
            Vertx vertx,
            URI device,
            DeviceTrust trust,
            DigestLogin login,
            String token,
            Duration patience,
            int bytesMax) {
        this.client = vertx.createHttpClient(
                trust.apply(new HttpClientOptions().setConnectTimeout((int) patience.toMillis()), isTls(device)),
                new PoolOptions().setHttp1MaxSize(1));
        this.device = device;
        this.login = login;
        this.token = token;
        this.patience = patience;
        this.bytesMax = bytesMax;
    }

    private static boolean isTls(URI device) {
        return "https".equals(device.getScheme());
    }

    /** @param path with its query, exactly as it goes over the line */
    public Future<Still> fetch(String path) {
        return ask(path, Optional.empty())
                .compose(first -> first.status() == UNAUTHORIZED ? logIn(path, first) : Future.succeededFuture(first))
                .recover(StillClient::asFault)
                .compose(StillClient::still);
    }

    public Future<Void> close() {
        return client.close();
    }

    private record Answer(
            int status, List<String> challenges, @Nullable String date, byte[] body) {}

    private Future<Answer> logIn(String path, Answer challenge) {
        String cnonce = UUID.randomUUID().toString().replace("-", "");
        Optional<String> authorization =
                login.user().isEmpty() ? Optional.empty() : login.answer(challenge.challenges(), "GET", path, cnonce);
        return authorization.isEmpty() ? Future.succeededFuture(challenge) : ask(path, authorization);
    }

    private Future<Answer> ask(String path, Optional<String> authorization) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(device.getHost())
                .setPort(device.getPort() > 0 ? device.getPort() : isTls(device) ? 443 : 80)
                .setURI(path)
                .setFollowRedirects(false);
        if (!token.isEmpty()) options.putHeader("Authorization", "Bearer " + token);
        authorization.ifPresent(value -> options.putHeader("Authorization", value));
        return client.request(options)
                .compose(request -> request.send()
                        .compose(this::read)
                        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .onFailure(failure -> request.reset()));
    }

    private Future<Answer> read(HttpClientResponse answer) {
        Promise<Answer> read = Promise.promise();
        Buffer all = Buffer.buffer();
        answer.exceptionHandler(read::tryFail);
        answer.endHandler(end -> read.tryComplete(new Answer(
                answer.statusCode(),
                answer.headers().getAll("WWW-Authenticate"),
                answer.getHeader("Date"),
                all.getBytes())));
        answer.handler(chunk -> {
            if (all.length() + chunk.length() <= bytesMax) all.appendBuffer(chunk);
            else read.tryFail(new StillFault(Why.TOO_LARGE, "more than " + bytesMax + " bytes"));
        });
        return read.future();
    }

    private static Future<Answer> asFault(Throwable failure) {
        return failure instanceof StillFault
                ? Future.failedFuture(failure)
                : failed(Why.UNREACHABLE, String.valueOf(failure.getMessage()));
    }

    private static Future<Still> still(Answer answer) {
        int status = answer.status();
        String said = Integer.toString(status);
        if (status == UNAUTHORIZED || status == FORBIDDEN) return failed(Why.LOGIN_REFUSED, said);
        if (status == NOT_FOUND) return failed(Why.NOT_FOUND, said);
        if (status / 100 == 3) return failed(Why.REDIRECTED, said);
        if (status != OK) return failed(Why.STATUS, said);
        return Still.mediaType(answer.body())
                .map(type -> Future.succeededFuture(new Still(type, answer.body(), clock(answer.date()))))
                .orElseGet(() -> failed(Why.NO_PICTURE, answer.body().length + " bytes"));
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

    private static <T> Future<T> failed(Why why, String what) {
        return Future.failedFuture(new StillFault(why, what));
    }
}
