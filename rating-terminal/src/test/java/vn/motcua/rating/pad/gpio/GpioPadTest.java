package vn.motcua.rating.pad.gpio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProviderImpl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.driver.TestEnv;
import vn.motcua.rating.pad.PadPress;
import vn.motcua.rating.pad.Purpose;

class GpioPadTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final DeviceKey KEY = new DeviceKey(DeviceKind.RATING_PAD, "pad-3");

    private final TestEnv rig = new TestEnv();
    private GpioPad pad;

    /** Pins of a test's own. */
    private static class FakePins implements GpioPins {
        final EdgeListener listener;
        final Set<Integer> high;
        boolean closed;

        FakePins(EdgeListener listener, Set<Integer> high) {
            this.listener = listener;
            this.high = high;
        }

        @Override
        public Set<Integer> high() {
            return high;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @AfterEach
    void stop() throws Exception {
        if (pad != null) rig.onLoop(pad::close);
        rig.close();
    }

    private static GpioSettings settings(String more) {
        ConfigNode node = ConfigNode.parse("agent.yaml", "counter: quay-3\npins: {17: 1, 27: 5}\n" + more);
        GpioSettings read = GpioSettings.read(node, Purpose.RATING);
        node.check();
        return read;
    }

    private void start(GpioSettings settings, GpioPins.Opener opener) throws Exception {
        rig.onLoop(() -> {
            pad = new GpioPad(KEY, settings, rig, opener);
            return pad.start();
        });
    }

    private List<Integer> scores() {
        return rig.inputs.stream()
                .filter(PadPress.class::isInstance)
                .map(input -> ((PadPress) input).score())
                .toList();
    }

    @Test
    void aPinLedToGroundIsAPressOfItsButton() throws Exception {
        FakePins[] pins = new FakePins[1];
        start(settings("settle: 5ms\n"), (wanted, listener) -> pins[0] = new FakePins(listener, Set.of(17, 27)));
        await().atMost(SOON).until(() -> rig.status().equals("READY"));

        pins[0].listener.edge(27, false);
        await().atMost(SOON).until(() -> scores().equals(List.of(5)));
        pins[0].listener.edge(27, true);
        rig.onLoop(pad::close);

        assertThat(pins[0].closed).isTrue();
    }

    @Test
    void anEdgeBeforeThePinsAreTakenOverIsNotLost() throws Exception {
        start(settings("settle: 5ms\n"), (wanted, listener) -> new FakePins(listener, Set.of(17, 27)) {
            @Override
            public Set<Integer> high() {
                listener.edge(17, false); // after its level was read
                return super.high();
            }
        });

        await().atMost(SOON).until(() -> scores().equals(List.of(1)));
    }

    @Test
    void aButtonThatIsDownAtTheStartIsNoPressAndIsStuckInTheEnd() throws Exception {
        start(
                settings("stuckAfter: 3s\nwiring: to_supply\n"),
                (wanted, listener) -> new FakePins(listener, Set.of(17)));
        await().atMost(SOON).until(() -> rig.status().equals("ATTENTION B_STUCK"));

        assertThat(scores()).isEmpty();
    }

    @Test
    void pinsThatCannotBeHadAreAStatusAndAreTriedAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        start(settings(""), (wanted, listener) -> {
            tries.incrementAndGet();
            throw new GpioException(DeviceCode.E_PERMISSION, "no");
        });
        await().atMost(SOON).until(() -> rig.status().equals("OFFLINE E_PERMISSION"));
        await().atMost(SOON).until(() -> tries.get() > 1);

        assertThat(rig.statuses).hasSize(1);
    }

    @Test
    void pinsThatNeverOpenHoldUpNoOtherWork() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        start(settings(""), (wanted, listener) -> {
            try {
                assertThat(opened.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new FakePins(listener, Set.of());
        });

        String done = rig.onLoop(() -> rig.vertx().executeBlocking(() -> "a page"));

        assertThat(done).isEqualTo("a page");
        assertThat(opened.getCount()).isOne();
        opened.countDown();
        await().atMost(SOON).until(() -> !rig.status().isEmpty());
    }

    /** The house has no board: the real opener must say so by itself, with the mock on this class path. */
    @Test
    void onAPcThereIsNoHardwareWhateverIsOnTheClassPath() throws Exception {
        assertThat(Class.forName("com.pi4j.plugin.mock.MockPlugin")).isNotNull();
        for (GpioSettings.Provider provider : GpioSettings.Provider.values()) {
            GpioSettings settings = settings("provider: " + provider.name().toLowerCase(java.util.Locale.ROOT) + "\n");
            assertThatThrownBy(() -> Pi4jPins.open(settings, (pin, isHigh) -> {}))
                    .isInstanceOfSatisfying(
                            GpioException.class, e -> assertThat(e.code()).isEqualTo(DeviceCode.E_NOHARDWARE));
        }
        start(settings(""), (wanted, listener) -> Pi4jPins.open(wanted, listener));
        await().atMost(SOON).until(() -> rig.status().equals("OFFLINE E_NOHARDWARE"));
    }

    /** Keeps the pins it makes in the hands of the test. */
    private static final class Board extends MockDigitalInputProviderImpl implements MockDigitalInputProvider {
        final Map<Integer, MockDigitalInput> pins = new TreeMap<>();

        @Override
        public com.pi4j.io.gpio.digital.DigitalInput create(com.pi4j.io.gpio.digital.DigitalInputConfig config) {
            MockDigitalInput made = (MockDigitalInput) super.create(config);
            pins.put(config.address(), made);
            return made;
        }
    }

    @Test
    void edgesOfTheLibraryArePresses() throws Exception {
        Board board = new Board();
        start(
                settings("wiring: to_supply\nsettle: 5ms\n"),
                (wanted, listener) -> Pi4jPins.open(wanted, board, listener));
        await().atMost(SOON).until(() -> rig.status().equals("READY"));
        board.pins.get(17).mockState(DigitalState.HIGH);
        await().atMost(SOON).until(() -> scores().equals(List.of(1)));
        board.pins.get(17).mockState(DigitalState.LOW);

        assertThat(board.pins).containsOnlyKeys(17, 27);
    }

    @Test
    void mistakesInTheEntryAreNamed() {
        ConfigNode node = ConfigNode.parse("agent.yaml", "counter: quay-3\npins: {99: 1}\nprovider: auto\n");
        GpioSettings.read(node, Purpose.RATING);

        assertThat(node.problems()).extracting(one -> one.key()).contains("provider", "pins.99");
    }
}
