package vn.motcua.hub.platform.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A response written by a thread that may block: it waits until what it wrote is on its way, so that no more than a piece is held. */
final class ResponseStream extends OutputStream {
    private static final int PIECE = 64 * 1024;
    /** Somebody who takes nothing for so long is gone. */
    private static final Duration STALLED = Duration.ofSeconds(30);

    private final Context context;
    private final HttpServerResponse response;

    private ResponseStream(Context context, HttpServerResponse response) {
        this.context = context;
        this.response = response;
    }

    /** Event loop. Fails if the source does or the client went: the body is then cut, and must not look whole. */
    static Future<Void> send(HttpServerResponse response, Reply.Source source) {
        Context context = Objects.requireNonNull(Vertx.currentContext(), "an event loop sends answers");
        // Of a part the length is told, for players reckon with it; of what is made as it is sent nobody knows it.
        if (!response.headers().contains("Content-Length")) response.setChunked(true);
        return context.<Void>executeBlocking(
                        () -> {
                            try (OutputStream out =
                                    new BufferedOutputStream(new ResponseStream(context, response), PIECE)) {
                                source.writeTo(out);
                            }
                            return null;
                        },
                        false)
                .compose(done -> response.end());
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        Buffer piece = Buffer.buffer(length).appendBytes(bytes, from, length);
        CompletableFuture<Void> sent = new CompletableFuture<>();
        context.runOnContext(turn -> {
            if (response.closed()) sent.completeExceptionally(new IOException("the client is gone"));
            else response.write(piece).onSuccess(sent::complete).onFailure(sent::completeExceptionally);
        });
        try {
            sent.get(STALLED.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the client takes nothing more", e);
        }
    }
}
