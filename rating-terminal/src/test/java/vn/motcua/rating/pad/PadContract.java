package vn.motcua.rating.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.DeviceInput;
import vn.motcua.edge.driver.TestEnv;

/** What every pad does, on whatever line: serial, network, USB or the pins of a board. */
public abstract class PadContract {
    protected static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration HELD = Duration.ofMillis(400);
    private static final Duration STUCK = Duration.ofMillis(2_000);
    protected final TestEnv rig = new TestEnv();
    private ButtonPad pad;

    /** Makes the pad's end. @return its address */
    protected abstract String plugIn() throws Exception;

    protected abstract void use(String control, String value) throws Exception;

    protected abstract void takeAway();

    /** The driver's end. Event loop. */
    protected abstract Device device(DeviceKey key, PadButtons buttons);

    /** How it stands when it is plugged in and nothing was pressed. */
    protected abstract String fresh();

    /** The first button is down before the driver can know that it was up. */
    protected void downFromTheFirst() throws Exception {
        use("stuck", "true");
    }

    @BeforeEach
    void start() throws Exception {
        rig.address(plugIn());
        PressRules rules = new PressRules(
                Duration.ofMillis(20), Duration.ofMillis(150), Duration.ZERO, STUCK, Duration.ofMillis(1_200));
        PadButtons buttons =
                new PadButtons(Purpose.RATING, new CounterId("quay-1"), 5, Map.of(1, 1, 2, 2, 3, 3, 4, 4, 5, 5), rules);
        DeviceKey key = new DeviceKey(DeviceKind.RATING_PAD, "pad-1");
        rig.onLoop(() -> {
            pad = (ButtonPad) device(key, buttons);
            return pad.start();
        });
        await().atMost(SOON).until(() -> rig.status().startsWith(fresh()));
    }

    protected ButtonPad pad() {
        return pad;
    }

    @AfterEach
    void stop() throws Exception {
        rig.onLoop(pad::close);
        takeAway();
        rig.close();
    }

    protected List<Integer> scores() {
        return rig.inputs.stream()
                .filter(PadPress.class::isInstance)
                .map(input -> ((PadPress) input).score())
                .toList();
    }

    private boolean isRejected(DeviceInput input) {
        return input instanceof PadRejection rejection && rejection.reason() == PressOutcome.Reason.SIMULTANEOUS;
    }

    protected void press(int key) throws Exception {
        int before = rig.inputs.size();
        use("key" + key, "");
        await().atMost(SOON).until(() -> rig.inputs.size() > before);
        letGo();
    }

    /** A press counts before the finger is lifted; the next one must not meet it. */
    protected static void letGo() {
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
        downFromTheFirst();
        await().atMost(SOON).until(() -> rig.status().equals("ATTENTION B_STUCK"));

        assertThat(scores()).isEmpty();
    }

    @Test
    void aPulledCableIsSeenAndAPressAfterPluggingInCounts() throws Exception {
        press(1);
        use("unplugged", "true");
        await().atMost(SOON).until(() -> rig.status().startsWith("OFFLINE"));
        use("unplugged", "false");
        rig.plugEvent();
        await().atMost(SOON).until(() -> rig.status().startsWith(fresh()));
        press(2);

        assertThat(scores()).containsExactly(1, 2);
    }

    /** A key that was held while the cable was pulled, and let go of before it held again, neither sticks nor counts afterwards. */
    @Test
    void whatWasDownWhenTheCableWasPulledIsForgotten() throws Exception {
        use("stuck", "true");
        await().atMost(SOON).until(() -> rig.status().equals("ATTENTION B_STUCK"));
        List<Integer> expected = new ArrayList<>(scores());
        use("unplugged", "true");
        await().atMost(SOON).until(() -> rig.status().startsWith("OFFLINE"));
        use("stuck", "false");
        int before = rig.statuses.size();
        use("unplugged", "false");
        rig.plugEvent();
        await().atMost(SOON).until(() -> firstOpen(before).isPresent());
        press(5);
        expected.add(5);
        await().atMost(SOON).until(() -> rig.status().equals("READY"));

        assertThat(firstOpen(before).orElseThrow().codes()).doesNotContain(DeviceCode.B_STUCK);
        assertThat(scores()).isEqualTo(expected);
    }

    private Optional<DeviceStatus> firstOpen(int from) {
        return rig.statuses.stream()
                .skip(from)
                .filter(status -> status.condition() != DeviceStatus.Condition.OFFLINE)
                .findFirst();
    }

    /** What a pad that hangs did not say is lost; what it says afterwards is not. */
    @Test
    void aPressOfAHungPadIsLostAndTheNextOneCounts() throws Exception {
        press(2);
        use("frozen", "true");
        use("key3", "");
        letGo();
        use("frozen", "false");
        press(4);

        assertThat(scores()).containsExactly(2, 4);
    }
}
