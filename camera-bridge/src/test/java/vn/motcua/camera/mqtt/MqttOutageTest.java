package vn.motcua.camera.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pain 12: what was published while we were down was lost. Against a broker that is not ours. */
class MqttOutageTest {
    private static final int MESSAGES = 1_000;

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private Mosquitto broker;

    @BeforeEach
    void startBroker() throws IOException {
        broker = Mosquitto.in(folder).orElse(null);
        Assumptions.assumeTrue(broker != null, "NOT RUN: mosquitto is not installed");
    }

    @AfterEach
    void stopAll() throws Exception {
        if (broker != null) broker.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void nothingIsLostWhileWeAreAway() throws Exception {
        Taker first = new Taker(Integer.MAX_VALUE);
        MqttSubscriber here = subscriber(first);
        first.awaitConnected(1);
        here.stop().await(5, TimeUnit.SECONDS);
        publish(0, MESSAGES);

        Taker second = new Taker(Integer.MAX_VALUE);
        MqttSubscriber again = subscriber(second);

        second.awaitAll(MESSAGES);
        assertThat(second.kept).as("the broker kept our session").isTrue();
        again.stop().await(5, TimeUnit.SECONDS);
    }

    /** Killed between the message and its being stored: not acknowledged, so it comes again. */
    @Test
    void whatWasHeardButNotStoredComesAgain() throws Exception {
        Taker first = new Taker(100);
        MqttSubscriber killed = subscriber(first);
        first.awaitConnected(1);
        publish(0, MESSAGES);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> first.taken.size() == 100);
        killed.stop().await(5, TimeUnit.SECONDS);
        assertThat(first.taken)
                .as("no more than the broker may have on its way")
                .hasSize(100);

        Taker second = new Taker(Integer.MAX_VALUE);
        MqttSubscriber again = subscriber(second);

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Set<String> all = ConcurrentHashMap.newKeySet();
            all.addAll(first.taken);
            all.addAll(second.taken);
            assertThat(all).hasSize(MESSAGES);
        });
        again.stop().await(5, TimeUnit.SECONDS);
    }

    @Test
    void aBrokerThatIsStartedAnewGivesBackWhatItHeld() throws Exception {
        Taker first = new Taker(Integer.MAX_VALUE);
        MqttSubscriber here = subscriber(first);
        first.awaitConnected(1);
        here.stop().await(5, TimeUnit.SECONDS);
        publish(0, MESSAGES);
        broker.stop();
        Taker second = new Taker(Integer.MAX_VALUE);
        MqttSubscriber waiting = subscriber(second);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> second.disconnects.get() > 0);

        broker.start();

        second.awaitAll(MESSAGES);
        waiting.stop().await(5, TimeUnit.SECONDS);
    }

    /** A store that is full for a moment costs a new connection, and no message. */
    @Test
    void whatCouldNotBeStoredIsNotAcknowledged() throws Exception {
        Taker taker = new Taker(Integer.MAX_VALUE);
        taker.failing.set(1);
        MqttSubscriber here = subscriber(taker);
        taker.awaitConnected(1);
        publish(0, 50);

        taker.awaitAll(50);
        assertThat(taker.disconnects.get()).isPositive();
        here.stop().await(5, TimeUnit.SECONDS);
    }

    private MqttSubscriber subscriber(Taker taker) {
        MqttSettings settings = new MqttSettings(
                "127.0.0.1",
                broker.port(),
                Optional.empty(),
                "motcua-test",
                "",
                "",
                List.of("frigate/#"),
                Duration.ofSeconds(5));
        MqttSubscriber subscriber = new MqttSubscriber(vertx, settings, taker, () -> 0);
        vertx.runOnContext(now -> subscriber.start());
        return subscriber;
    }

    private void publish(int from, int to) throws Exception {
        Process publisher = new ProcessBuilder(
                        "mosquitto_pub",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(broker.port()),
                        "-q",
                        "1",
                        "-t",
                        "frigate/events",
                        "-l")
                .redirectErrorStream(true)
                .start();
        try (var in = publisher.getOutputStream()) {
            for (int i = from; i < to; i++) in.write(("message " + i + "\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(publisher.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(publisher.exitValue()).isZero();
    }

    /** Takes so many, the rest never. */
    private static final class Taker implements MqttSubscriber.Listener {
        final Set<String> taken = ConcurrentHashMap.newKeySet();
        final AtomicInteger connects = new AtomicInteger();
        final AtomicInteger disconnects = new AtomicInteger();
        final AtomicInteger failing = new AtomicInteger();
        volatile boolean kept;
        private final int max;

        Taker(int max) {
            this.max = max;
        }

        @Override
        public Future<Void> take(MqttMessage message) {
            if (failing.getAndDecrement() > 0) return Future.failedFuture("the store is full");
            if (taken.size() >= max) return Promise.<Void>promise().future();
            taken.add(new String(message.payload(), StandardCharsets.UTF_8));
            return Future.succeededFuture();
        }

        @Override
        public void connected(boolean isKept) {
            kept = isKept;
            connects.incrementAndGet();
        }

        @Override
        public void disconnected(String why) {
            disconnects.incrementAndGet();
        }

        void awaitConnected(int times) {
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> connects.get() >= times);
        }

        void awaitAll(int count) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(taken).hasSize(count));
            assertThat(taken)
                    .containsAll(IntStream.range(0, count)
                            .mapToObj(i -> "message " + i)
                            .toList());
        }
    }
}
