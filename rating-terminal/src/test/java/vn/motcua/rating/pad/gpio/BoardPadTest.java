package vn.motcua.rating.pad.gpio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.TestEnv;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.rating.pad.PadButtons;
import vn.motcua.rating.pad.PadContract;
import vn.motcua.rating.pad.sim.PadsOnTheBench;
import vn.motcua.rating.pad.sim.SimulatedPad;

/** The contract of pads on the pins of a simulated board, in either wiring. */
@EnabledOnOs(OS.LINUX)
class BoardPadTest {
    private static final List<Integer> PINS = List.of(17, 27, 22, 23, 24);

    private static GpioSettings settings(PadButtons buttons, GpioSettings.Wiring wiring) {
        Map<Integer, Integer> pins = new LinkedHashMap<>();
        for (int i = 0; i < PINS.size(); i++) pins.put(PINS.get(i), i + 1);
        return new GpioSettings(buttons, GpioSettings.Provider.GPIOD, wiring, pins);
    }

    abstract static class OnBoard extends PadContract {
        final SimulatedPad board = PadsOnTheBench.board(PINS, wiring() == GpioSettings.Wiring.TO_GROUND);
        Path folder;

        abstract GpioSettings.Wiring wiring();

        @Override
        protected String plugIn() throws Exception {
            String address = board.start();
            folder = Path.of(address.substring("file:".length()));
            return address;
        }

        @Override
        protected Device device(DeviceKey key, PadButtons buttons) {
            return new GpioPadDriver().create(key, settings(buttons, wiring()), rig);
        }

        @Override
        protected void use(String control, String value) throws Exception {
            board.act(control, value);
        }

        @Override
        protected String fresh() {
            return "READY";
        }

        /** The driver asks how the pins are when it opens them. */
        @Override
        protected void downFromTheFirst() throws Exception {
            use("held", "true");
            await().atMost(SOON).until(() -> rig.status().equals("OFFLINE E_NOHARDWARE"));
            await().atMost(SOON).until(() -> Files.isDirectory(folder));
            rig.plugEvent();
        }

        @Override
        protected void takeAway() {
            board.close();
            assertThat(folder.getParent()).doesNotExist();
        }

        @Test
        void aBoardThatIsGoneIsNoHardware() throws Exception {
            use("unplugged", "true");
            await().atMost(SOON).until(() -> rig.status().equals("OFFLINE E_NOHARDWARE"));

            assertThat(folder).doesNotExist();
        }

        @Test
        void aBoardThatComesBackIsFoundWithoutAnybodyTellingIt() throws Exception {
            use("unplugged", "true");
            await().atMost(SOON).until(() -> rig.status().startsWith("OFFLINE"));
            use("unplugged", "false");
            await().atMost(SOON).until(() -> rig.status().equals("READY"));
            press(5);

            assertThat(scores()).containsExactly(5);
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class ToGround extends OnBoard {
        @Override
        GpioSettings.Wiring wiring() {
            return GpioSettings.Wiring.TO_GROUND;
        }

        @Test
        void theValueOfAPinIsLowWhileItsButtonIsDown() throws Exception {
            Path value = folder.resolve("gpio17").resolve("value");
            assertThat(value).hasContent("1");
            use("stuck", "true");

            assertThat(value).hasContent("0");
            assertThat(folder.resolve("gpio27").resolve("value")).hasContent("1");
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class ToSupply extends OnBoard {
        @Override
        GpioSettings.Wiring wiring() {
            return GpioSettings.Wiring.TO_SUPPLY;
        }
    }

    @Test
    void aPinTheBoardDoesNotHaveIsAnEntryThatIsWrong() throws Exception {
        SimulatedPad board = PadsOnTheBench.board(List.of(5, 6, 13, 19, 26), true);
        try (TestEnv rig = new TestEnv(board.start())) {
            GpioSettings settings = settings(null, GpioSettings.Wiring.TO_GROUND);

            assertThatThrownBy(() -> BoardPins.open(rig.address(), settings, rig.links(), (pin, isHigh) -> {}))
                    .isInstanceOfSatisfying(
                            GpioException.class, e -> assertThat(e.code()).isEqualTo(DeviceCode.E_CONFIG));
            assertThatThrownBy(() -> BoardPins.open(
                            LinkAddress.parse("memory:none"), settings, rig.links(), (pin, isHigh) -> {}))
                    .isInstanceOfSatisfying(
                            GpioException.class, e -> assertThat(e.code()).isEqualTo(DeviceCode.E_NOHARDWARE));
        } finally {
            board.close();
        }
    }
}
