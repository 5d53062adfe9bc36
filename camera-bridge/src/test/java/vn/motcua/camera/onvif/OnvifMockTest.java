package vn.motcua.camera.onvif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.source.Heard;

/**
 * The device that the npm package onvif is tested with: it answers every pull at once, lives in 2014 (its pulls in 2000), ends a
 * subscription after 5 s, answers each Renew with what is no XML, and names an address nobody has. Fetched by npm into {@code target};
 * without node, npm or a network it is not run, loudly.
 */
class OnvifMockTest {
    private static final Logger LOG = LoggerFactory.getLogger(OnvifMockTest.class);
    private static final boolean IS_FULL = Boolean.getBoolean("motcua.full");
    private static final Duration STORM = IS_FULL ? Duration.ofMinutes(3) : Duration.ofSeconds(5);
    private static final long MIB = 1 << 20;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong events = new AtomicLong();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final Queue<Optional<Duration>> skews = new ConcurrentLinkedQueue<>();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private OnvifMock mock;
    private OnvifPull pull;

    @BeforeEach
    void switchOn() throws Exception {
        mock = OnvifMock.start();
    }

    @AfterEach
    void switchOff() throws Exception {
        if (pull != null) done(pull.stop());
        if (mock != null) mock.close();
        done(vertx.close());
    }

    @Test
    void aStormIsHeldAtTheDeviceInBoundedMemoryThroughEveryRefusedRenewal() throws Exception {
        long before = used();
        long began = System.nanoTime();

        start();
        await().atMost(STORM.plusSeconds(20))
                .pollInterval(100, TimeUnit.MILLISECONDS)
                .until(() -> System.nanoTime() - began > STORM.toNanos());

        double seconds = (System.nanoTime() - began) / 1e9;
        long rate = Math.round(events.get() / seconds);
        long grown = (used() - before) / MIB;
        LOG.info("ONVIF mock: {} events in {} s, {} a second; heap grew by {} MiB", events, seconds, rate, grown);
        assertThat(lost).isEmpty();
        assertThat(mostUnderWay).as("answers waiting to be taken").hasValue(1);
        assertThat(grown).isLessThan(64);
        assertThat(rate).isGreaterThan(IS_FULL ? 350 : 20);
        assertThat(skews.peek().orElseThrow()).as("a clock of 2014").isNegative();
    }

    private void start() {
        OnvifSettings settings = new OnvifSettings(
                mock.url().resolve("/onvif/device_service"),
                vn.motcua.camera.http.DeviceTrust.USUAL,
                "admin",
                "admin",
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));
        pull = new OnvifPull(
                vertx,
                settings,
                listener(),
                Instant::now,
                System::nanoTime,
                (failure, failures) -> Optional.of(Duration.ofSeconds(1)));
        pull.start();
    }

    private OnvifPull.Listener listener() {
        return new OnvifPull.Listener() {
            @Override
            public Future<Void> heard(List<Heard> heard) {
                mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                heard.forEach(
                        one -> one.match(seen -> events.incrementAndGet(), alive -> 0L, refused -> 0L, fault -> 0L));
                return vertx.<Void>executeBlocking(() -> null).onComplete(taken -> underWay.decrementAndGet());
            }

            @Override
            public void connected(Optional<Duration> skew, List<String> topics) {
                skews.add(skew);
            }

            @Override
            public void lost(Throwable why, Optional<Duration> next) {
                lost.add(String.valueOf(why));
            }
        };
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void done(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
