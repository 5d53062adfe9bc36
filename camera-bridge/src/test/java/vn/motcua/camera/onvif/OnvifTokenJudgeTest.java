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
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.camera.http.DeviceTrust;
import vn.motcua.camera.source.Heard;

/** The login inside our messages, judged by Apache WSS4J. */
class OnvifTokenJudgeTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122);
    private static final String USER = FakeOnvifDevice.USER;
    private static final String PASSWORD = FakeOnvifDevice.PASSWORD;

    private final Random random = new Random(SEED);
    private final WssJudge judge = new WssJudge(USER, PASSWORD);

    @AfterEach
    void dismiss() {
        judge.close();
    }

    @Test
    void aTokenIsTakenOnceWhateverUserAndPasswordAre() {
        String odd = "mật khẩu <&\"'> \u00df\u20ac";
        try (WssJudge other = new WssJudge("nhân viên & co", odd)) {
            for (int i = 0; i < 200; i++) {
                String sent = envelope("nhân viên & co", odd, Instant.now());
                assertThat(other.verdict(sent)).as("seed %d, token %d", SEED, i).isEqualTo("taken");
                assertThat(other.verdict(sent)).as("the same again").contains("replay");
            }
        }
    }

    @Test
    void anotherPasswordUserOrDigestIsRefused() {
        assertThat(judge.test(envelope(USER, PASSWORD, Instant.now()))).isTrue();

        assertThat(judge.verdict(envelope(USER, PASSWORD + " ", Instant.now()))).contains("not be authenticated");
        assertThat(judge.test(envelope("agent2", PASSWORD, Instant.now()))).isFalse();
        String bent = envelope(USER, PASSWORD, Instant.now()).replace("</wsu:Created>", "0</wsu:Created>");
        assertThat(judge.test(bent)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-7 * 3_600L, -61, 65, 120, -26L * 365 * 86_400})
    void aTokenDatedByAWrongClockIsRefused(long seconds) {
        assertThat(judge.test(envelope(USER, PASSWORD, Instant.now().plusSeconds(seconds))))
                .isFalse();
    }

    /** Pain 9: the clock is asked first, and every message of a whole subscription is dated by it. */
    @ParameterizedTest
    @ValueSource(longs = {-7 * 3_600L, 120, -26L * 365 * 86_400})
    void everyMessageIsTakenOnceOurClientKnowsTheDevicesClock(long seconds) throws Exception {
        Vertx vertx = Vertx.vertx();
        FakeOnvifDevice device = new FakeOnvifDevice(vertx);
        Queue<String> verdicts = new ConcurrentLinkedQueue<>();
        device.judge = body -> {
            String verdict = judge.verdict(body);
            verdicts.add(verdict);
            return verdict.equals("taken");
        };
        // The judge's clock is this machine's; so it is ours that is wrong.
        Instant began = Instant.now();
        Queue<Optional<Duration>> skews = new ConcurrentLinkedQueue<>();
        OnvifPull pull = new OnvifPull(
                vertx,
                new OnvifSettings(
                        device.url(),
                        DeviceTrust.USUAL,
                        USER,
                        PASSWORD,
                        Duration.ofMillis(100),
                        Duration.ofMinutes(10)),
                listener(skews),
                () -> Instant.now().minusSeconds(seconds),
                System::nanoTime,
                (failure, failures) -> Optional.empty());
        try {
            device.messages.add(FakeOnvifDevice.message("VideoSource/MotionAlarm", "Changed", began, ""));
            pull.start();

            await().atMost(20, TimeUnit.SECONDS)
                    .pollInterval(5, TimeUnit.MILLISECONDS)
                    .until(() -> device.count("PullMessages") > 3);
        } finally {
            done(pull.stop());
            done(vertx.close());
        }
        assertThat(verdicts).hasSizeGreaterThan(5).containsOnly("taken");
        assertThat(skews.peek().orElseThrow().minusSeconds(seconds).abs()).isLessThan(Duration.ofSeconds(10));
        assertThat(device.count("Unsubscribe")).isEqualTo(1);
        assertThat(device.faults).isEmpty();
    }

    private String envelope(String user, String password, Instant created) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Header>"
                + UsernameToken.header(user, password, created, nonce) + "</s:Header><s:Body/></s:Envelope>";
    }

    private static OnvifPull.Listener listener(Queue<Optional<Duration>> skews) {
        return new OnvifPull.Listener() {
            @Override
            public Future<Void> heard(List<Heard> all) {
                return Future.succeededFuture();
            }

            @Override
            public void connected(Optional<Duration> skew, List<String> topics) {
                skews.add(skew);
            }

            @Override
            public void lost(Throwable why, Optional<Duration> next) {
                skews.add(Optional.empty());
            }
        };
    }

    private static void done(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
