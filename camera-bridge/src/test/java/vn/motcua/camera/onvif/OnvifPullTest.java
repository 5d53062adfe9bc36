package vn.motcua.camera.onvif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.camera.onvif.FakeOnvifDevice.message;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.camera.Heards;
import vn.motcua.camera.source.Heard;

class OnvifPullTest {
    private static final Instant AT = Instant.parse("2026-11-20T01:00:00Z");
    private static final String MOTION =
            message("VideoSource/MotionAlarm", "Changed", AT, "<t:SimpleItem Name=\"State\" Value=\"true\"/>");
    private static final String MOTION_SAID = "motion START /v1 2026-11-20T01:00:00Z {active=true}";

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final Queue<Optional<Duration>> skews = new ConcurrentLinkedQueue<>();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private final AtomicLong nanos = new AtomicLong();
    private FakeOnvifDevice device;
    private OnvifPull pull;

    @BeforeEach
    void switchOn() throws Exception {
        device = new FakeOnvifDevice(vertx);
    }

    @AfterEach
    void switchOff() throws Exception {
        if (pull != null) done(pull.stop());
        done(vertx.close());
        assertThat(device.faults).as("what the device found wrong").isEmpty();
    }

    @Test
    void subscribesAndPullsAndFreesThePullPointAtTheEnd() throws Exception {
        device.messages.add(MOTION);
        device.messages.add(message("RuleEngine/Recognition/Face", "Changed", AT, ""));
        device.messages.add(
                message("VideoSource/MotionAlarm", "Initialized", AT, "<t:SimpleItem Name=\"State\" Value=\"true\"/>"));

        start();

        soon().until(() -> heard.size() == 3);
        assertThat(heard)
                .containsExactly(
                        MOTION_SAID,
                        "refused BIOMETRIC RuleEngine/Recognition/Face",
                        MOTION_SAID.replace("START", "STATE"));
        assertThat(device.calls)
                .startsWith(
                        "GetSystemDateAndTime",
                        "GetServices",
                        "CreatePullPointSubscription",
                        "GetEventProperties",
                        "PullMessages");
        done(pull.stop());
        assertThat(device.held()).isZero();
    }

    /** Pain 9: a login dated by our clock is refused by a device whose clock is wrong. */
    @ParameterizedTest
    @ValueSource(longs = {-7 * 3_600L, 120, -26L * 365 * 86_400})
    void aDeviceWithAWrongClockIsToldItsOwnTime(long seconds) {
        device.skew = Duration.ofSeconds(seconds);
        device.messages.add(MOTION);

        start();

        soon().until(() -> heard.contains(MOTION_SAID));
        assertThat(skews.peek().orElseThrow().minusSeconds(seconds).abs()).isLessThan(Duration.ofSeconds(5));
        assertThat(lost).isEmpty();
    }

    @Test
    void whichLoginAServiceTakesIsLearnedForEach() {
        device.digestPaths = Set.of("/onvif/event_service");
        device.messages.add(MOTION);

        start();

        soon().until(() -> heard.contains(MOTION_SAID));
        // A challenge to the first and to the next call there; none where the login is in the message.
        assertThat(device.count("GetServices")).isEqualTo(1);
        assertThat(device.count("CreatePullPointSubscription")).isEqualTo(2);
        assertThat(lost).isEmpty();
    }

    @Test
    void anOlderDeviceIsAskedForItsCapabilities() {
        device.isOld = true;
        device.messages.add(MOTION);

        start();

        soon().until(() -> heard.contains(MOTION_SAID));
        assertThat(device.count("GetCapabilities")).isEqualTo(1);
    }

    /** Pain 11: every renewal is refused. Pain 7: the device has one pull point, so the old one must be freed first. */
    @Test
    void aRefusedRenewalMakesAnotherSubscriptionAtOnce() {
        device.isRenewRefused = true;
        start();
        soon().until(() -> device.count("PullMessages") > 1);

        nanos.addAndGet(Duration.ofMinutes(4).plusSeconds(1).toNanos());
        soon().until(() -> device.count("CreatePullPointSubscription") == 2);
        device.messages.add(MOTION);

        soon().until(() -> heard.contains(MOTION_SAID));
        assertThat(device.held()).isEqualTo(1);
        assertThat(lost).isEmpty();
    }

    @Test
    void aSubscriptionIsRenewedAtFourFifthsOfItsLife() {
        start();
        soon().until(() -> device.count("PullMessages") > 1);

        nanos.addAndGet(Duration.ofMinutes(4).minusSeconds(1).toNanos());
        long pulled = device.count("PullMessages");
        soon().until(() -> device.count("PullMessages") > pulled + 2);
        assertThat(device.count("Renew")).isZero();
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());

        soon().until(() -> device.count("Renew") == 1);
        long before = device.count("PullMessages");
        soon().until(() -> device.count("PullMessages") > before);
        assertThat(device.count("CreatePullPointSubscription")).isEqualTo(1);
    }

    @Test
    void aDeviceThatEndsRelativeTimesAtOnceIsGivenPointsOfTime() {
        device.isOnlyAbsolute = true;
        start();
        soon().until(() -> device.count("PullMessages") > 1);

        nanos.addAndGet(Duration.ofMinutes(9).toNanos());
        soon().until(() -> device.count("Renew") == 1);
        long before = device.count("PullMessages");
        soon().until(() -> device.count("PullMessages") > before + 1);

        nanos.addAndGet(Duration.ofMinutes(4).plusSeconds(1).toNanos());
        soon().until(() -> device.count("Renew") == 2);
    }

    /** Pain 4: one answer that cannot be read is no reason to lose the stream. */
    @Test
    void anAnswerThatCannotBeReadIsDroppedAlone() {
        device.nextAnswer = "<z:Envelope><z:Body";
        start();
        soon().until(() -> heard.contains("fault XML"));
        device.nextAnswer = FakeOnvifDevice.envelope("x".repeat(300_000));
        soon().until(() -> heard.stream().filter("fault XML"::equals).count() == 2);
        device.messages.add(MOTION);

        soon().until(() -> heard.contains(MOTION_SAID));
        assertThat(device.count("CreatePullPointSubscription")).isEqualTo(1);
        assertThat(lost).isEmpty();
    }

    @Test
    void afterALostLineTheSameSubscriptionGoesOnAndSaysHowThingsStand() {
        start();
        soon().until(() -> device.count("PullMessages") > 1);
        device.isLineCut = true;
        soon().until(() -> lost.size() == 1);
        device.messages.add(MOTION);

        soon().until(() -> heard.contains(MOTION_SAID));
        assertThat(device.count("SetSynchronizationPoint")).isEqualTo(1);
        assertThat(device.count("CreatePullPointSubscription")).isEqualTo(1);
    }

    @Test
    void whatADeviceKeptInAnOutageIsAskedForAndToldAsLate() {
        device.isPersistent = true;
        device.isRenewRefused = true;
        device.messages.add(MOTION);
        start();
        soon().until(() -> heard.contains(MOTION_SAID));
        assertThat(device.count("Seek")).isZero();

        nanos.addAndGet(Duration.ofMinutes(4).plusSeconds(1).toNanos());
        soon().until(() -> device.count("Seek") == 1);
        device.messages.add(MOTION);

        soon().until(() -> heard.contains(MOTION_SAID + " late"));
    }

    private static ConditionFactory soon() {
        return await().atMost(20, TimeUnit.SECONDS).pollInterval(5, TimeUnit.MILLISECONDS);
    }

    private void start() {
        OnvifSettings settings = new OnvifSettings(
                device.url(),
                vn.motcua.camera.http.DeviceTrust.USUAL,
                FakeOnvifDevice.USER,
                FakeOnvifDevice.PASSWORD,
                Duration.ofMillis(100),
                Duration.ofMinutes(10));
        assertThat(settings.toString()).doesNotContain(FakeOnvifDevice.PASSWORD);
        pull = new OnvifPull(
                vertx,
                settings,
                listener(),
                Instant::now,
                nanos::get,
                (failure, failures) -> Optional.of(Duration.ofMillis(10)));
        pull.start();
    }

    private OnvifPull.Listener listener() {
        return new OnvifPull.Listener() {
            @Override
            public Future<Void> heard(List<Heard> all) {
                all.stream()
                        .map(Heards::say)
                        .filter(said -> !said.startsWith("alive"))
                        .forEach(heard::add);
                return Future.succeededFuture();
            }

            @Override
            public void connected(Optional<Duration> skew, List<String> topics) {
                skews.add(skew);
                assertThat(topics).containsExactly("RuleEngine/Rule");
            }

            @Override
            public void lost(Throwable why, Optional<Duration> next) {
                String what = why instanceof OnvifFault fault
                        ? fault.why().name()
                        : why.getClass().getSimpleName();
                lost.add(what + " " + next.map(Duration::toString).orElse("never"));
            }
        };
    }

    private static void done(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
