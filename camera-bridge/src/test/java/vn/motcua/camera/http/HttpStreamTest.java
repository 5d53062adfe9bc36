package vn.motcua.camera.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.source.Backoff;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.Heard;

/** How long a stream lives: as long as bytes come, whatever its age; no longer than three heartbeats without one. */
final class HttpStreamTest {
    private static final boolean IS_FULL = Boolean.getBoolean("motcua.full");
    /** Clients of others end a healthy stream after 300.3 s, with every heartbeat delivered. */
    private static final Duration WATCHED = Duration.ofSeconds(IS_FULL ? 320 : 6);

    private static final Duration IDLE_MAX = Duration.ofSeconds(IS_FULL ? 15 : 2);
    private static final long BEAT_MS = IDLE_MAX.toMillis() / 20;

    private final Vertx vertx = Vertx.vertx();
    private final ScheduledExecutorService device = Executors.newScheduledThreadPool(2);
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger beats = new AtomicInteger();
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private volatile boolean isBeating = true;
    private ServerSocket door;

    @BeforeEach
    void open() throws IOException {
        door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        device.submit(this::answer);
    }

    @AfterEach
    void close() throws Exception {
        door.close();
        device.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private Void answer() throws IOException {
        while (true) {
            Socket call = door.accept();
            connections.incrementAndGet();
            OutputStream out = call.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=b\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            device.scheduleAtFixedRate(() -> beat(out), 0, BEAT_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void beat(OutputStream out) {
        if (!isBeating) return;
        try {
            out.write("--b\r\nContent-Type: text/plain\r\n\r\nHeartbeat\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    @Test
    void aStreamWithHeartbeatsOutlivesEveryTimeLimitAndASilentOneDoesNot() throws Exception {
        HttpStream.Target target = new HttpStream.Target(
                URI.create("http://127.0.0.1:" + door.getLocalPort()),
                DeviceTrust.USUAL,
                "/events",
                new DigestLogin("", "", false),
                IDLE_MAX);
        Backoff backoff = new Backoff(new Backoff.Memory("", 0, false), new Random(20261123));
        HttpStream stream = new HttpStream(vertx, target, backoff, head -> new CountsBeats(), new Notes());
        vertx.runOnContext(now -> stream.start());

        await().pollInterval(Duration.ofMillis(100))
                .during(WATCHED)
                .atMost(WATCHED.plusSeconds(20))
                .until(() -> lost.isEmpty());
        assertThat(beats.get()).as("bytes came all the while").isPositive();
        assertThat(connections).as("one connection for all of it").hasValue(1);

        isBeating = false;
        await().atMost(IDLE_MAX.plusSeconds(20)).until(() -> !lost.isEmpty());
        assertThat(lost).containsExactly("SILENT");
        stream.stop().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private final class CountsBeats implements Decoder {
        @Override
        public List<Heard> feed(byte[] chunk) {
            beats.incrementAndGet();
            return List.of();
        }

        @Override
        public List<Heard> end() {
            return List.of();
        }
    }

    private final class Notes implements HttpStream.Listener {
        @Override
        public void opened(Optional<Instant> clock) {}

        @Override
        public void heard(List<Heard> heard) {}

        @Override
        public void lost(String reason) {
            lost.add(reason);
        }

        @Override
        public void login(Backoff.Memory memory) {}
    }
}
