package vn.motcua.edge.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.device.Backoff;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.sim.SimulatedLine;

/**
 * How soon a pulled cable is known, and that a wedged device holds nobody up (HARDWARE e1, e5, e6). With {@code motcua.full} the
 * numbers are those of a quiet machine; without, a busy one may be late now and then, but not as a rule.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Tag("alone")
class DeviceTimingTest {
    private static final boolean FULL = Boolean.getBoolean("motcua.full");
    private static final int UNPLUGGINGS = FULL ? 500 : 25;
    private static final int WORDS = FULL ? 1_000 : 60;
    private static final Duration SOON = Duration.ofSeconds(40);

    /** Hears one line and when. */
    private static final class Ear implements DeviceLine.Listener {
        final LinkedBlockingQueue<LinkState> states = new LinkedBlockingQueue<>();
        final LinkedBlockingQueue<byte[]> words = new LinkedBlockingQueue<>();

        @Override
        public void up() {
            // The state says so too.
        }

        @Override
        public void received(byte[] bytes) {
            words.add(bytes);
        }

        @Override
        public void changed(LinkState state, @Nullable DeviceCode code) {
            states.add(state);
        }

        void await(LinkState wanted) throws InterruptedException {
            for (long end = System.nanoTime() + SOON.toNanos(); System.nanoTime() < end; ) {
                LinkState state = states.poll(1, TimeUnit.SECONDS);
                if (state == wanted) return;
            }
            throw new AssertionError("never " + wanted);
        }
    }

    private static DeviceLine open(TestEnv env, Ear ear) throws Exception {
        return env.onLoop(() -> {
            DeviceLine line = new DeviceLine(env, new Backoff(Duration.ofMillis(20), Duration.ofMillis(20)), ear);
            line.open();
            return Future.succeededFuture(line);
        });
    }

    private static void assertInTime(List<Duration> times, Duration limit) {
        Collections.sort(times);
        // The 99th of a hundred on a quiet machine, the middle one anywhere.
        Duration judged = times.get(FULL ? times.size() * 99 / 100 : times.size() / 2);
        assertThat(judged).as("of %s", times).isLessThanOrEqualTo(limit);
    }

    @Test
    void aPulledCableIsKnownWithin250Milliseconds() throws Exception {
        List<Duration> times = new ArrayList<>();
        try (SimulatedLine device = SimulatedLine.serial("sim", 9_600, bytes -> {});
                TestEnv env = new TestEnv(device.start())) {
            Ear ear = new Ear();
            DeviceLine line = open(env, ear);
            for (int i = 0; i < UNPLUGGINGS; i++) {
                ear.await(LinkState.UP);
                long pulled = System.nanoTime();
                device.unplug();
                ear.await(LinkState.LOST);
                times.add(Duration.ofNanos(System.nanoTime() - pulled));
                device.plug();
            }
            env.onLoop(line::close);
        }
        assertInTime(times, Duration.ofMillis(250));
    }

    /** One device stops reading in mid-write and its write blocks in the system; another goes on as if nothing were. */
    @Test
    void aWedgedDeviceDelaysAnotherByLessThan100Milliseconds() throws Exception {
        List<Duration> times = new ArrayList<>();
        try (SimulatedLine wedged = SimulatedLine.serial("wedged", 9_600, bytes -> {});
                SimulatedLine well = SimulatedLine.serial("well", 9_600, bytes -> {});
                TestEnv wedgedEnv = new TestEnv(wedged.start());
                TestEnv wellEnv = new TestEnv(well.start())) {
            Ear wedgedEar = new Ear();
            Ear wellEar = new Ear();
            DeviceLine wedgedLine = open(wedgedEnv, wedgedEar);
            DeviceLine wellLine = open(wellEnv, wellEar);
            wedgedEar.await(LinkState.UP);
            wellEar.await(LinkState.UP);
            wedged.frozen(true);
            var write = new Object() {
                volatile @Nullable DeviceCode fault;
            };
            wedgedEnv.vertx.runOnContext(go -> wedgedLine
                    .write(new byte[300_000], Duration.ofMillis(700))
                    .onSuccess(result -> write.fault = result.fault()));

            for (int i = 0; i < WORDS; i++) {
                long said = System.nanoTime();
                assertThat(well.send(new byte[] {1})).isEqualTo(1);
                assertThat(wellEar.words.poll(30, TimeUnit.SECONDS)).isNotNull();
                times.add(Duration.ofNanos(System.nanoTime() - said));
            }

            await().atMost(SOON).until(() -> write.fault != null);
            assertThat(write.fault).isEqualTo(DeviceCode.E_WRITE_STALLED);
            wedged.unplug(); // frees the thread the system holds
            wellEnv.onLoop(wellLine::close);
            wedgedEnv.onLoop(wedgedLine::close);
        }
        assertInTime(times, Duration.ofMillis(100));
    }

    /** The checker names the stack of any event loop that stands still for 100 ms; a native call must never be in it. */
    @Test
    void noNativeCallEverStandsOnAnEventLoop() throws Exception {
        Logger checker = (Logger) LoggerFactory.getLogger("io.vertx.core.impl.BlockedThreadChecker");
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        checker.addAppender(said);
        try (SimulatedLine wedged = SimulatedLine.serial("wedged", 9_600, bytes -> {});
                SimulatedLine flapping = SimulatedLine.serial("flapping", 9_600, bytes -> {});
                TestEnv wedgedEnv = new TestEnv(wedged.start(), Duration.ofMillis(100));
                TestEnv flappingEnv = new TestEnv(flapping.start(), Duration.ofMillis(100))) {
            Ear wedgedEar = new Ear();
            Ear flappingEar = new Ear();
            DeviceLine wedgedLine = open(wedgedEnv, wedgedEar);
            DeviceLine flappingLine = open(flappingEnv, flappingEar);
            wedgedEar.await(LinkState.UP);
            wedged.frozen(true);
            wedgedEnv.vertx.runOnContext(go ->
                    wedgedLine.write(new byte[300_000], Duration.ofMillis(300)).onFailure(e -> said.stop()));
            for (int i = 0; i < 5; i++) {
                flappingEar.await(LinkState.UP);
                flapping.unplug();
                flappingEar.await(LinkState.LOST);
                flapping.plug();
            }
            wedgedEar.await(LinkState.LOST);
            wedged.unplug();
            flappingEnv.onLoop(flappingLine::close);
            wedgedEnv.onLoop(wedgedLine::close);
        }
        checker.detachAppender(said);
        assertThat(said.list)
                .extracting(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .noneMatch(text -> text.contains("jssc.") || text.contains("vn.motcua.edge.transport"));
    }
}
