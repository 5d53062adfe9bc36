package vn.motcua.camera.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.camera.evidence.Want.Media;
import vn.motcua.camera.spool.EvidenceSpool;
import vn.motcua.camera.still.Still;
import vn.motcua.camera.still.StillFault;
import vn.motcua.camera.still.StillFault.Why;
import vn.motcua.camera.still.StillRing;

class EvidenceFetcherTest {
    private static final Instant T = Instant.parse("2026-11-23T02:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final EvidenceSpool.Bounds BOUNDS = new EvidenceSpool.Bounds(64L << 20, Duration.ofDays(3), 0);
    private static final EvidenceFetcher.Pace FAST =
            new EvidenceFetcher.Pace(Duration.ofMillis(10), Duration.ofMillis(2), Duration.ofMillis(2));

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    /** Keeps everything: the test's clock runs while a disk is slow. */
    private final StillRing ring = new StillRing(Duration.ofHours(12), 100_000_000);

    private final FakeRecorder recorder = new FakeRecorder();
    private volatile Instant now = T;
    /** By which time goes on whenever somebody asks for it. */
    private volatile Duration step = Duration.ofMillis(200);

    private FakeEvidenceHub hub = new FakeEvidenceHub(1);

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Answers what it was told to, one after the other; the last for ever. */
    private static final class FakeRecorder implements Recorder {
        final Deque<Object> clips = new ArrayDeque<>();
        final AtomicInteger asked = new AtomicInteger();
        final Map<Instant, byte[]> past = new HashMap<>();
        volatile boolean isRecording;

        @Override
        public Future<Still> now(String channel) {
            asked.incrementAndGet();
            return Future.succeededFuture(still(9, 50));
        }

        @Override
        public boolean isRecording() {
            return isRecording;
        }

        @Override
        public Future<Still> past(String channel, Instant at) {
            asked.incrementAndGet();
            return Future.failedFuture(new StillFault(Why.LOGIN_REFUSED, "401"));
        }

        @Override
        public Future<Void> clip(String channel, Instant from, Instant to, Function<byte[], Future<Void>> sink) {
            asked.incrementAndGet();
            Object next = clips.size() > 1 ? clips.remove() : clips.element();
            if (next instanceof StillFault fault) return Future.failedFuture(fault);
            return sink.apply((byte[]) next);
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    }

    private static Still still(long seed, int bytes) {
        byte[] noise = new byte[bytes];
        new Random(seed).nextBytes(noise);
        return new Still("image/jpeg", noise, Optional.of(T));
    }

    private static Want want(String id, Media media, Instant at) {
        return new Want(
                id, "gate", "1", media, at, at.minusSeconds(10), at.plusSeconds(20), at.plus(Duration.ofMinutes(10)));
    }

    private EvidenceFetcher start() throws Exception {
        var parts = new EvidenceFetcher.Parts(
                vertx, hub, ring, source -> source.equals("gate") ? recorder : null, this::tick, () -> 0.5);
        return onLoop(() -> EvidenceFetcher.start(parts, FAST, folder, BOUNDS));
    }

    private Instant tick() {
        now = now.plus(step);
        return now;
    }

    private <T> T onLoop(java.util.function.Supplier<Future<T>> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        loop.runOnContext(go -> work.get().onComplete(ended -> {
            if (ended.succeeded()) done.complete(ended.result());
            else done.completeExceptionally(ended.cause());
        }));
        return done.get(10, TimeUnit.SECONDS);
    }

    private void stop(EvidenceFetcher fetcher) throws Exception {
        onLoop(fetcher::stop);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void threePicturesAroundAnAlarmComeFromMemory() throws Exception {
        for (int second = -15; second <= 15; second += 5)
            ring.add("gate/1", T.plusSeconds(second), still(second, 1_000));
        for (int second = -10; second <= 10; second += 10)
            hub.want(want("w" + second, Media.STILL, T.plusSeconds(second)));

        start();

        await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(() -> hub.stored.size() == 3);
        for (int second = -10; second <= 10; second += 10) {
            assertThat(hub.stored.get("w" + second))
                    .isEqualTo(still(second, 1_000).bytes());
            assertThat(hub.labels.get("w" + second).capturedAt()).isEqualTo(T.plusSeconds(second));
            assertThat(hub.labels.get("w" + second).deviceAt()).isEqualTo(T);
        }
        assertThat(recorder.asked).hasValue(0);
        await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(() -> left().equals(List.of("spool.key")));
    }

    @Test
    void pain13AClipThatIsNotThereYetIsAskedForUntilItIsWhole() throws Exception {
        byte[] half = Clips.clip(Duration.ofSeconds(12), 100_000, 1);
        byte[] whole = Clips.clip(Duration.ofSeconds(30), 2_500_000, 2);
        recorder.isRecording = true;
        recorder.clips.addAll(List.of(
                new StillFault(Why.NOT_FOUND, "404"),
                new StillFault(Why.UNREACHABLE, "cut"),
                java.util.Arrays.copyOf(whole, whole.length / 2),
                half,
                whole));
        hub.want(want("clip", Media.CLIP, T));
        step = Duration.ofSeconds(2);

        start();

        await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(() -> hub.stored.containsKey("clip"));
        assertThat(hub.stored.get("clip")).isEqualTo(whole);
        assertThat(recorder.asked).hasValue(5);
    }

    @Test
    void whoHasNoRecordingSaysSo() throws Exception {
        step = Duration.ofSeconds(4);
        recorder.isRecording = true;
        recorder.clips.add(new StillFault(Why.NOT_FOUND, "404"));
        hub.want(want("clip", Media.CLIP, T));
        hub.want(new Want("other", "unknown", "1", Media.STILL, T, T, T, T.plusSeconds(600)));
        hub.want(want("late", Media.STILL, T.minusSeconds(3_600)));

        start();

        await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(() -> hub.failed.size() == 3);
        assertThat(hub.failed)
                .containsEntry("clip", Failure.NO_RECORDING)
                .containsEntry("other", Failure.NO_RECORDING)
                .containsEntry("late", Failure.TOO_LATE);
    }

    @Test
    void aRefusedLoginIsToldAndNotTriedAgain() throws Exception {
        recorder.isRecording = true;
        hub.want(want("w", Media.STILL, T));

        start();

        await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(() -> hub.failed.containsKey("w"));
        assertThat(hub.failed).containsEntry("w", Failure.REFUSED);
        assertThat(recorder.asked).hasValue(1);
    }

    @Test
    void withoutAPictureInMemoryTheDeviceIsAskedForOneOfNow() throws Exception {
        hub.want(want("w", Media.STILL, T));

        start();

        await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(() -> hub.stored.containsKey("w"));
        assertThat(hub.stored.get("w")).isEqualTo(still(9, 50).bytes());
    }

    @Test
    void whatTheHubTakesNoMoreDoesNotStayOnTheDisk() throws Exception {
        ring.add("gate/1", T, still(1, 1_000));
        hub.want(want("w", Media.STILL, T));
        hub.cutPercent = 200;
        EvidenceFetcher first = start();
        hub.cutPercent = 0;
        await().pollInterval(Duration.ofMillis(5))
                .atMost(SOON)
                .until(() -> left().contains("w.json") || hub.stored.containsKey("w"));
        stop(first);

        hub.refuses = true;
        start();

        await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(() -> left().equals(List.of("spool.key")));
    }

    @Test
    void whateverIsCutAndHoweverOftenTheAgentFallsEveryPictureArrivesWhole() throws Exception {
        int worlds = Boolean.getBoolean("motcua.full") ? 200 : 4;
        for (int seed = 0; seed < worlds; seed++) {
            Random random = new Random(seed);
            Map<String, byte[]> expected = new HashMap<>();
            hub = new FakeEvidenceHub(seed);
            now = T;
            recorder.isRecording = true;
            byte[] clip = Clips.clip(Duration.ofSeconds(30), 1_500_000 + random.nextInt(2_000_000), seed);
            recorder.clips.clear();
            recorder.clips.addAll(List.of(new StillFault(Why.NOT_FOUND, "404"), clip));
            for (int still = 0; still < 3; still++) {
                Still picture = still(seed * 10L + still, 200_000);
                ring.add("gate/1", T.plusSeconds(still * 10L), picture);
                hub.want(want("s" + still, Media.STILL, T.plusSeconds(still * 10L)));
                expected.put("s" + still, picture.bytes());
            }
            hub.want(want("clip", Media.CLIP, T));
            expected.put("clip", clip);
            hub.cutPercent = 40;

            EvidenceFetcher fetcher = start();
            for (int fall = 0; fall < 3; fall++) {
                int enough = random.nextInt(3);
                await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(() -> hub.stored.size() >= enough);
                stop(fetcher);
                fetcher = start();
            }

            FakeEvidenceHub one = hub;
            await("seed " + seed)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(SOON)
                    .until(() -> one.stored.size() == 4);
            assertThat(one.failed).as("seed %d", seed).isEmpty();
            expected.forEach((want, bytes) -> assertThat(one.stored.get(want)).isEqualTo(bytes));
            await("seed " + seed)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(SOON)
                    .until(() -> left().equals(List.of("spool.key")));
            stop(fetcher);
            ring.forget(T.plus(Duration.ofDays(1)));
        }
    }
}
