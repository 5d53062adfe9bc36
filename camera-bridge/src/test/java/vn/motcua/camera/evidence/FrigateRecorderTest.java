package vn.motcua.camera.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.http.DeviceTrust;
import vn.motcua.camera.still.Still;
import vn.motcua.camera.still.StillFault;
import vn.motcua.camera.still.StillFault.Why;

class FrigateRecorderTest {
    private static final Instant FROM = Instant.parse("2026-11-23T02:00:00Z");
    private static final byte[] CLIP = Clips.clip(Duration.ofSeconds(30), 3_500_000, 1);

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile Consumer<HttpServerRequest> frigate = request -> {};
    private Recorder recorder;

    @BeforeEach
    void open() throws Exception {
        HttpServer server = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.add(request.uri() + " " + request.getHeader("Authorization"));
                    frigate.accept(request);
                })
                .listen(0, "127.0.0.1"));
        recorder = new FrigateRecorder(
                vertx, URI.create("http://127.0.0.1:" + server.actualPort()), DeviceTrust.USUAL, "secret");
    }

    @AfterEach
    void close() throws Exception {
        await(recorder.close());
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private byte[] clip() throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        AtomicInteger writing = new AtomicInteger();
        await(recorder.clip("hall", FROM, FROM.plusSeconds(30), piece -> {
            assertThat(writing.incrementAndGet()).as("one piece at a time").isOne();
            return vertx.<Void>executeBlocking(() -> {
                        all.writeBytes(piece);
                        return null;
                    })
                    .onComplete(written -> writing.decrementAndGet());
        }));
        return all.toByteArray();
    }

    private void assertFault(Why why) {
        assertThatThrownBy(this::clip)
                .isInstanceOf(ExecutionException.class)
                .extracting(Throwable::getCause)
                .isInstanceOfSatisfying(
                        StillFault.class, fault -> assertThat(fault.why()).isEqualTo(why));
    }

    @Test
    void aClipComesByteByByteWithinItsTwoSeconds() throws Exception {
        frigate = request -> request.response().setChunked(true).end(Buffer.buffer(CLIP));

        assertThat(clip()).isEqualTo(CLIP);

        assertThat(asked).containsExactly("/api/hall/start/1795399200/end/1795399230/clip.mp4 Bearer secret");
    }

    @Test
    void aPastSecondIsAskedForAsAPicture() throws Exception {
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1};
        frigate = request -> request.response().end(Buffer.buffer(jpeg));

        Still still = await(recorder.past("hall", FROM));

        assertThat(still.bytes()).isEqualTo(jpeg);
        assertThat(asked).containsExactly("/api/hall/recordings/1795399200/snapshot.jpg Bearer secret");
    }

    @Test
    void whatIsNotThereYetOrBreaksOffIsToldAsThat() {
        frigate = request -> request.response().setStatusCode(404).end();
        assertFault(Why.NOT_FOUND);

        frigate = request -> request.response().setStatusCode(400).end("No recordings found");
        assertFault(Why.NOT_FOUND);

        frigate = request -> {
            request.response()
                    .putHeader("Content-Length", "" + CLIP.length)
                    .write(Buffer.buffer(CLIP).slice(0, 2_000_000));
            request.connection().close();
        };
        assertFault(Why.UNREACHABLE);

        frigate = request -> request.response().setStatusCode(401).end();
        assertFault(Why.LOGIN_REFUSED);

        frigate = request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "/login")
                .end();
        assertFault(Why.REDIRECTED);
    }

    @Test
    void aNameThatIsAPathGoesNowhere() {
        assertThatThrownBy(() -> await(recorder.past("../config", FROM))).hasCauseInstanceOf(StillFault.class);

        assertThat(asked).isEmpty();
    }
}
