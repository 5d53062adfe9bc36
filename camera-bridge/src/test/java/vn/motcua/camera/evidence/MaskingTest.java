package vn.motcua.camera.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.still.Mask;
import vn.motcua.camera.still.Masks;
import vn.motcua.camera.still.Still;
import vn.motcua.camera.still.StillFault;
import vn.motcua.camera.still.StillFault.Why;

class MaskingTest {
    private static final Instant T = Instant.parse("2026-11-23T01:00:00Z");
    private static final Masks MASKS = new Masks(Map.of("1", List.of(new Mask(0, 0, 50, 50)), "2", List.of()));

    private final Vertx vertx = Vertx.vertx();
    private final Masking masking = new Masking(vertx, MASKS);
    private final Still still = picture();
    private final List<String> asked = new ArrayList<>();
    private final Recorder covered = masking.over(new Recorder() {
        @Override
        public Future<Still> now(String channel) {
            asked.add(channel);
            return Future.succeededFuture(still);
        }

        @Override
        public boolean isRecording() {
            return true;
        }

        @Override
        public Future<Still> past(String channel, Instant at) {
            return now(channel);
        }

        @Override
        public Future<Void> clip(String channel, Instant from, Instant to, Function<byte[], Future<Void>> sink) {
            asked.add("clip " + channel);
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    });

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static Still picture() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "jpeg", out);
            return Still.of(out.toByteArray(), Optional.of(T)).orElseThrow();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static Why why(Future<?> future) {
        CompletableFuture<Why> why = new CompletableFuture<>();
        future.onSuccess(shown -> why.completeExceptionally(new AssertionError("it was shown")))
                .onFailure(fault -> why.complete(((StillFault) fault).why()));
        return why.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Test
    void stillsOfNowAndOfThePastAreCoveredAndKeepTheDevicesTime() throws Exception {
        for (Still shown : List.of(done(covered.now("1")), done(covered.past("1", T)), done(covered.now("")))) {
            assertThat(shown.bytes()).isNotEqualTo(still.bytes());
            assertThat(shown.deviceAt()).contains(T);
        }
        assertThat(done(covered.now("2"))).as("named without a mask").isSameAs(still);
    }

    @Test
    void aClipOfACameraWithMasksIsNotEvenAskedForAndAChannelThatIsNotNamedIsNotShown() throws Exception {
        assertThat(why(covered.clip("1", T, T, bytes -> Future.succeededFuture())))
                .isEqualTo(Why.MASKED);
        assertThat(why(covered.now("3"))).isEqualTo(Why.MASKED);
        assertThat(why(covered.past("3", T))).isEqualTo(Why.MASKED);
        assertThat(why(masking.cover("3", still))).isEqualTo(Why.MASKED);
        assertThat(asked).isEmpty();

        done(covered.clip("2", T, T, bytes -> Future.succeededFuture()));
        assertThat(asked).containsExactly("clip 2");
        assertThat(FetchRules.isFinal(Why.MASKED)).isTrue();
    }

    @Test
    void inAStormOnlyAFewPicturesWait() throws Exception {
        CompletableFuture<List<Future<Still>>> all = new CompletableFuture<>();
        CountDownLatch allAsked = new CountDownLatch(1);
        vertx.getOrCreateContext().runOnContext(go -> {
            // Work of one context is done in its order: nothing is painted before all have asked.
            Future<Boolean> held = vertx.executeBlocking(() -> allAsked.await(10, TimeUnit.SECONDS));
            List<Future<Still>> some = new ArrayList<>();
            for (int i = 0; i < 50; i++) some.add(masking.cover("1", still));
            allAsked.countDown();
            held.onComplete(done -> all.complete(some));
        });

        int kept = 0;
        for (Future<Still> one : all.get(10, TimeUnit.SECONDS)) {
            CompletableFuture<Boolean> isKept = new CompletableFuture<>();
            one.onComplete(ended -> isKept.complete(ended.succeeded()));
            if (isKept.get(10, TimeUnit.SECONDS)) kept++;
        }
        assertThat(kept).isEqualTo(Masking.WAITING_MAX);
    }
}
