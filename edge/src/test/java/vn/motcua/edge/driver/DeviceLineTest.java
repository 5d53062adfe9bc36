package vn.motcua.edge.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.edge.device.Backoff;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.sim.SimulatedLine;
import vn.motcua.edge.transport.WriteResult;

/** A line that keeps itself open, over a pseudo-terminal and TCP, with the cable pulled by the simulator kit. */
class DeviceLineTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration STALL = Duration.ofSeconds(5);

    /** Makes the device's end. */
    private interface Wiring {
        SimulatedLine make(Consumer<byte[]> heard);
    }

    static Stream<Wiring> wirings() {
        return Stream.of(
                new Wiring() {
                    @Override
                    public SimulatedLine make(Consumer<byte[]> heard) {
                        return SimulatedLine.serial("sim", 9_600, heard);
                    }

                    @Override
                    public String toString() {
                        return "pseudo-terminal";
                    }
                },
                new Wiring() {
                    @Override
                    public SimulatedLine make(Consumer<byte[]> heard) {
                        return SimulatedLine.tcp("sim", "127.0.0.1", 0, heard);
                    }

                    @Override
                    public String toString() {
                        return "TCP";
                    }
                });
    }

    /** Writes down what a line tells. */
    private static final class Told implements DeviceLine.Listener {
        final List<LinkState> states = new CopyOnWriteArrayList<>();
        final List<String> codes = new CopyOnWriteArrayList<>();
        final AtomicInteger ups = new AtomicInteger();
        final AtomicLong heldUpMax = new AtomicLong();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void up() {
            ups.incrementAndGet();
        }

        @Override
        public synchronized void received(byte[] piece) {
            bytes.writeBytes(piece);
        }

        @Override
        public void received(byte[] piece, long heldUpNanos) {
            heldUpMax.accumulateAndGet(heldUpNanos, Math::max);
            received(piece);
        }

        @Override
        public void changed(LinkState state, @Nullable DeviceCode code) {
            states.add(state);
            codes.add(String.valueOf(code));
        }

        synchronized String heard() {
            return bytes.toString();
        }
    }

    private static DeviceLine open(TestEnv env, Backoff backoff, Told told) throws Exception {
        return env.onLoop(() -> {
            DeviceLine line = new DeviceLine(env, backoff, told);
            line.open();
            return Future.succeededFuture(line);
        });
    }

    private static Backoff quick() {
        return new Backoff(Duration.ofMillis(50), Duration.ofMillis(200));
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void comesBackByItselfAfterEveryUnplugging(Wiring wiring) throws Exception {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try (SimulatedLine device = wiring.make(bytes -> {
                    synchronized (heard) {
                        heard.writeBytes(bytes);
                    }
                });
                TestEnv env = new TestEnv(device.start())) {
            Told told = new Told();
            DeviceLine line = open(env, quick(), told);
            for (int i = 1; i <= 3; i++) {
                int round = i;
                await().atMost(SOON).until(() -> told.ups.get() == round);
                await().atMost(SOON).until(() -> device.send(new byte[] {'a'}) == 1);
                await().atMost(SOON).until(() -> told.heard().length() == round);
                WriteResult sent = env.onLoop(() -> line.write(new byte[] {'b'}, STALL));
                assertThat(sent.isComplete()).isTrue();
                await().atMost(SOON).until(() -> {
                    synchronized (heard) {
                        return heard.size() == round;
                    }
                });

                device.unplug();
                await().atMost(SOON).until(() -> told.states.contains(LinkState.LOST));
                WriteResult refused = env.onLoop(() -> line.write(new byte[] {'c'}, STALL));
                assertThat(refused.provesNothingLeft()).isTrue();
                told.states.clear();
                device.plug();
            }
            await().atMost(SOON).until(() -> told.ups.get() == 4);
            assertThat(told.codes).contains("E_LINK_LOST");

            env.onLoop(line::close);
            assertThat(line.state()).isEqualTo(LinkState.ABSENT);
            assertThat(env.plugs).isEmpty();
        }
    }

    @Test
    void bytesThatWaitedForABusyEventLoopAreToldToBeThatOld() throws Exception {
        try (SimulatedLine device = SimulatedLine.serial("sim", 9_600, bytes -> {});
                TestEnv env = new TestEnv(device.start())) {
            Told told = new Told();
            DeviceLine line = open(env, quick(), told);
            await().atMost(SOON).until(() -> told.ups.get() == 1);
            CountDownLatch busy = new CountDownLatch(1);
            env.onLoop(() -> {
                env.vertx.getOrCreateContext().runOnContext(v -> hold(busy));
                return Future.succeededFuture();
            });
            await().atMost(SOON).until(() -> device.send(new byte[] {'a'}) == 1);
            await().pollDelay(Duration.ofMillis(400)).atMost(SOON).until(() -> true);
            busy.countDown();

            await().atMost(SOON).until(() -> told.heard().equals("a"));
            assertThat(told.heldUpMax.get())
                    .isGreaterThan(Duration.ofMillis(100).toNanos());
            env.onLoop(line::close);
        }
    }

    private static void hold(CountDownLatch until) {
        try {
            assertThat(until.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void aPlugEventEndsTheWaitingAtOnce(Wiring wiring) throws Exception {
        try (SimulatedLine device = wiring.make(bytes -> {});
                TestEnv env = new TestEnv(device.start())) {
            device.unplug();
            Told told = new Told();
            DeviceLine line = open(env, new Backoff(Duration.ofMinutes(10), Duration.ofMinutes(10)), told);
            await().atMost(SOON).until(() -> told.states.contains(LinkState.BACKOFF));
            device.plug();

            // The state is told a moment before the wait begins; an event in between finds nothing to end.
            await().atMost(SOON).until(() -> {
                env.plugEvent();
                return told.ups.get() == 1;
            });
            env.onLoop(line::close);
        }
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void aLineTheDriverGivesUpIsOpenedAnew(Wiring wiring) throws Exception {
        try (SimulatedLine device = wiring.make(bytes -> {});
                TestEnv env = new TestEnv(device.start())) {
            Told told = new Told();
            DeviceLine line = open(env, quick(), told);
            await().atMost(SOON).until(() -> told.ups.get() == 1);

            env.onLoop(() -> {
                line.drop(DeviceCode.E_TIMEOUT);
                return Future.succeededFuture();
            });

            await().atMost(SOON).until(() -> told.ups.get() == 2);
            assertThat(told.codes).contains("E_TIMEOUT");
            env.onLoop(line::close);
        }
    }
}
