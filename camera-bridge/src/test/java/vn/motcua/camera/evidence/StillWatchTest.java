package vn.motcua.camera.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.still.Still;
import vn.motcua.camera.still.StillFault;
import vn.motcua.camera.still.StillFault.Why;
import vn.motcua.camera.still.StillRing;

class StillWatchTest {
    private static final Instant T = Instant.parse("2026-11-23T02:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1, 2, 3};

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final StillRing ring = new StillRing(Duration.ofDays(1), 1_000_000);
    private final List<Instant> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile Instant now = T;
    private volatile Function<String, Future<Still>> device =
            channel -> Future.succeededFuture(new Still("image/jpeg", JPEG, Optional.empty()));

    private final Recorder recorder = new Recorder() {
        @Override
        public Future<Still> now(String channel) {
            asked.add(now);
            return device.apply(channel);
        }

        @Override
        public boolean isRecording() {
            return false;
        }

        @Override
        public Future<Still> past(String channel, Instant at) {
            return Future.failedFuture("never asked");
        }

        @Override
        public Future<Void> clip(String channel, Instant from, Instant to, Function<byte[], Future<Void>> sink) {
            return Future.failedFuture("never asked");
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    };

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** The clock goes on by a second with each look of the watch. */
    private StillWatch start() {
        StillWatch watch = new StillWatch(vertx, ring, () -> now, Duration.ofSeconds(5));
        loop.runOnContext(go -> {
            vertx.setPeriodic(1, tick -> now = now.plusSeconds(1));
            watch.start(Duration.ofMillis(1));
        });
        return watch;
    }

    private <T> T onLoop(java.util.concurrent.Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        loop.runOnContext(go -> {
            try {
                done.complete(work.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aWatchedCameraIsAskedEveryFewSeconds() throws Exception {
        StillWatch watch = start();
        onLoop(() -> {
            watch.watch("gate", "1", recorder);
            return null;
        });

        await().atMost(SOON).until(() -> asked.size() >= 5);

        assertThat(Duration.between(asked.get(0), asked.get(4))).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
        assertThat(onLoop(() -> ring.nearest("gate/1", asked.get(asked.size() - 1))))
                .isPresent();
    }

    @Test
    void manyCamerasAreAskedMoreSeldomThanFew() throws Exception {
        StillWatch watch = start();
        onLoop(() -> {
            for (int camera = 0; camera < 100; camera++) watch.watch("gate", "" + camera, recorder);
            return null;
        });

        await().atMost(SOON).until(() -> now.isAfter(T.plusSeconds(100)));

        long inTime = onLoop(() ->
                asked.stream().filter(at -> at.isBefore(T.plusSeconds(100))).count());
        assertThat(inTime).isLessThanOrEqualTo(600);
    }

    @Test
    void oneThatGivesNoPictureIsAskedMoreAndMoreSeldom() throws Exception {
        device = channel -> Future.failedFuture(new StillFault(Why.UNREACHABLE, "away"));
        StillWatch watch = start();
        onLoop(() -> {
            watch.watch("gate", "1", recorder);
            return null;
        });

        await().atMost(SOON).until(() -> now.isAfter(T.plusSeconds(600)));

        long inTime = onLoop(() ->
                asked.stream().filter(at -> at.isBefore(T.plusSeconds(600))).count());
        assertThat(inTime).isBetween(4L, 7L);
    }

    @Test
    void anAlarmOfACameraNobodyWatchesTakesAPicture() throws Exception {
        StillWatch watch = start();
        onLoop(() -> {
            watch.begun("gate", "2", now.minusSeconds(3), recorder);
            return null;
        });

        await().atMost(SOON).until(() -> asked.size() == 1);

        assertThat(onLoop(() -> ring.nearest("gate/2", asked.get(0)))).isPresent();
    }
}
