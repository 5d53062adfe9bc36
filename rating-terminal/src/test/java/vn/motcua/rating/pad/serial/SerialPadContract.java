package vn.motcua.rating.pad.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.driver.DeviceInput;
import vn.motcua.edge.driver.TestEnv;
import vn.motcua.rating.pad.ButtonPad;
import vn.motcua.rating.pad.PadButtons;
import vn.motcua.rating.pad.PadPress;
import vn.motcua.rating.pad.PadRejection;
import vn.motcua.rating.pad.PressOutcome;
import vn.motcua.rating.pad.PressRules;
import vn.motcua.rating.pad.Purpose;

/** What every serial pad does, on whatever line. */
abstract class SerialPadContract {
    static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration HELD = Duration.ofMillis(400);
    private static final Duration STUCK = Duration.ofMillis(2_000);

    final TestEnv rig = new TestEnv();
    private ButtonPad pad;

    /** Makes the pad's end. @return its address */
    abstract String plugIn() throws Exception;

    abstract void use(String control, String value) throws Exception;

    abstract void takeAway();

    /** The shipped protocol the pad speaks. */
    abstract String protocol();

    @BeforeEach
    void start() throws Exception {
        rig.address(plugIn());
        PressRules rules = new PressRules(
                Duration.ofMillis(20), Duration.ofMillis(150), Duration.ZERO, STUCK, Duration.ofMillis(1_200));
        PadButtons buttons = new PadButtons(
                Purpose.RATING, Optional.of(new CounterId("quay-1")), 5, Map.of(1, 1, 2, 2, 3, 3, 4, 4, 5, 5), rules);
        SerialPadSettings settings = new SerialPadSettings(buttons, PadProtocol.shipped(protocol()));
        DeviceKey key = new DeviceKey(DeviceKind.RATING_PAD, "pad-1");
        rig.onLoop(() -> {
            pad = (ButtonPad) new SerialPadDriver().create(key, settings, rig);
            return pad.start();
        });
        await().atMost(SOON).until(() -> rig.status().startsWith(isAsked() ? "READY" : "UNKNOWN"));
    }

    ButtonPad pad() {
        return pad;
    }

    /** Whether it can be asked how it is. */
    private boolean isAsked() {
        return protocol().equals("motcua-lines");
    }

    @AfterEach
    void stop() throws Exception {
        rig.onLoop(pad::close);
        takeAway();
        rig.close();
    }

    List<Integer> scores() {
        return rig.inputs.stream()
                .filter(PadPress.class::isInstance)
                .map(input -> ((PadPress) input).score())
                .toList();
    }

    private boolean isRejected(DeviceInput input) {
        return input instanceof PadRejection rejection && rejection.reason() == PressOutcome.Reason.SIMULTANEOUS;
    }

    void press(int key) throws Exception {
        int before = rig.inputs.size();
        use("key" + key, "");
        await().atMost(SOON).until(() -> rig.inputs.size() > before);
        letGo();
    }

    /** A press counts before the finger is lifted; the next one must not meet it. */
    private static void letGo() {
        await().pollDelay(HELD).atMost(SOON).until(() -> true);
    }

    @Test
    void onePressIsOnePressOfItsFaceAlsoWhenTheContactBounces() throws Exception {
        press(4);
        use("bounce", "true");
        press(2);
        press(5);

        assertThat(scores()).containsExactly(4, 2, 5);
        assertThat(rig.status()).isEqualTo("READY");
        assertThat(rig.inputs.get(0).toString()).doesNotContain("4");
    }

    @Test
    void twoAtOnceAreRejectedWithTheReason() throws Exception {
        use("together", "");
        await().atMost(SOON).until(() -> rig.inputs.stream().anyMatch(this::isRejected));

        assertThat(scores()).isEmpty();
    }

    @Test
    void aStuckButtonIsSaidAndTheOthersGoOn() throws Exception {
        press(1);
        use("stuck", "true");
        await().atMost(SOON).until(() -> rig.status().equals("ATTENTION B_STUCK"));
        press(5);
        use("stuck", "false");
        await().atMost(SOON).until(() -> rig.status().equals("READY"));

        assertThat(scores()).containsExactly(1, 1, 5);
    }

    /** A jammed button and a loose cable are no rating each time the cable holds again. */
    @Test
    void aButtonThatIsDownFromTheFirstIsStuckAndNoPress() throws Exception {
        use("stuck", "true");
        await().atMost(SOON).until(() -> rig.status().equals("ATTENTION B_STUCK"));

        assertThat(scores()).isEmpty();
    }

    @Test
    void nonsenseIsUnknownNeverGoodAndOneRightWordEndsIt() throws Exception {
        use("noise", "true");
        await().atMost(SOON).until(() -> rig.status().equals("UNKNOWN E_PROTOCOL") || isAsked());
        press(3);
        await().atMost(SOON).until(() -> rig.status().equals("READY"));

        assertThat(scores()).containsExactly(3);
    }

    @Test
    void aPulledCableIsSeenAndAPressAfterPluggingInCounts() throws Exception {
        press(1);
        use("unplugged", "true");
        await().atMost(SOON).until(() -> rig.status().startsWith("OFFLINE"));
        use("unplugged", "false");
        await().atMost(SOON).until(() -> rig.status().startsWith(isAsked() ? "READY" : "UNKNOWN"));
        press(2);

        assertThat(scores()).containsExactly(1, 2);
    }

    /** A key held down while the cable is pulled neither sticks nor counts afterwards. */
    @Test
    void whatWasDownWhenTheCableWasPulledIsForgotten() throws Exception {
        use("stuck", "true");
        await().atMost(SOON).until(() -> rig.status().equals("ATTENTION B_STUCK"));
        use("unplugged", "true");
        await().atMost(SOON).until(() -> rig.status().startsWith("OFFLINE"));

        assertThat(rig.status()).doesNotContain("B_STUCK");
    }

    static PadProtocol protocol(String yaml) {
        ConfigNode node = ConfigNode.parse("pad.yaml", yaml);
        PadProtocol read = PadProtocol.read("test", node);
        node.check();
        return read;
    }
}
