package vn.motcua.camera.evidence;

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
import java.util.function.Function;
import vn.motcua.camera.http.DeviceTrust;
import vn.motcua.camera.spool.EvidenceSpool;
import vn.motcua.camera.still.StillFault;
import vn.motcua.camera.still.StillFault.Why;

/**
 * Downloads what may be too large for the memory of an old PC: it is handed on in pieces, and the recorder waits while one is written. There is
 * a limit between bytes and one of size, none of time: a slow recorder is not a dead one. Follows no redirect. Event loop only.
 */
final class ClipClient {
    /** Half a minute of the sharpest camera, many times. */
    static final long CLIP_MAX = 256L << 20;

    private final HttpClient client;
    private final URI recorder;
    private final String token;
    private final Duration patience;

    /** @param patience for the connection, and between bytes */
    ClipClient(Vertx vertx, URI recorder, DeviceTrust trust, String token, Duration patience) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) patience.toMillis())
                .setIdleTimeout((int) patience.toSeconds());
        client = vertx.createHttpClient(trust.apply(options, isTls(recorder)));
        this.recorder = recorder;
        this.token = token;
        this.patience = patience;
    }

    private static boolean isTls(URI recorder) {
        return "https".equals(recorder.getScheme());
    }

    /** Fails with {@link StillFault}, or with the sink's own failure. */
    Future<Void> fetch(String path, Function<byte[], Future<Void>> sink) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(recorder.getHost())
                .setPort(recorder.getPort() > 0 ? recorder.getPort() : isTls(recorder) ? 443 : 80)
                .setURI(path)
                .setConnectTimeout(patience.toMillis())
                .setFollowRedirects(false);
        if (!token.isEmpty()) options.putHeader("Authorization", "Bearer " + token);
        return client.request(options)
                .compose(request -> request.send())
                .recover(away -> fault(Why.UNREACHABLE, String.valueOf(away.getMessage())))
                .compose(answer -> read(answer, sink));
    }

    private static Future<Void> read(HttpClientResponse answer, Function<byte[], Future<Void>> sink) {
        int status = answer.statusCode();
        if (status == 200)
            return new Piecewise(answer, sink)
                    .whole()
                    .onFailure(failed -> answer.request().reset());
        answer.exceptionHandler(cut -> {});
        answer.request().reset();
        if (status == 401 || status == 403) return fault(Why.LOGIN_REFUSED, "" + status);
        // Frigate says 400 where it has nothing of that time.
        if (status == 404 || status == 400) return fault(Why.NOT_FOUND, "" + status);
        return fault(status / 100 == 3 ? Why.REDIRECTED : Why.STATUS, "" + status);
    }

    private static <T> Future<T> fault(Why why, String what) {
        return Future.failedFuture(new StillFault(why, what));
    }

    Future<Void> close() {
        return client.close();
    }

    /** One answer on its way: a piece is gathered, the answer waits while it is taken. */
    private static final class Piecewise {
        private final HttpClientResponse answer;
        private final Function<byte[], Future<Void>> sink;
        private final Promise<Void> whole = Promise.promise();
        private Buffer piece = Buffer.buffer();
        private long bytes;

        Piecewise(HttpClientResponse answer, Function<byte[], Future<Void>> sink) {
            this.answer = answer;
            this.sink = sink;
        }

        Future<Void> whole() {
            answer.exceptionHandler(cut -> whole.tryFail(new StillFault(Why.UNREACHABLE, "cut: " + cut.getMessage())));
            answer.endHandler(end -> sink.apply(piece.getBytes())
                    .onSuccess(taken -> whole.tryComplete())
                    .onFailure(whole::tryFail));
            answer.handler(this::take);
            return whole.future();
        }

        private void take(Buffer some) {
            bytes += some.length();
            piece.appendBuffer(some);
            if (bytes > CLIP_MAX) whole.tryFail(new StillFault(Why.TOO_LARGE, "more than " + CLIP_MAX + " bytes"));
            else if (piece.length() >= EvidenceSpool.PIECE) hand();
        }

        private void hand() {
            byte[] full = piece.getBytes();
            piece = Buffer.buffer();
            answer.pause();
            sink.apply(full).onFailure(whole::tryFail).onSuccess(taken -> answer.resume());
        }
    }
}
