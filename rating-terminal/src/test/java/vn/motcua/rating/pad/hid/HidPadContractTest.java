package vn.motcua.rating.pad.hid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.MemoryByteLink;
import vn.motcua.rating.pad.PadButtons;
import vn.motcua.rating.pad.PadContract;
import vn.motcua.rating.pad.sim.PadsOnTheBench;
import vn.motcua.rating.pad.sim.SimulatedPad;

/** The contract of pads by HID reports and key events, on each line that can carry them. */
class HidPadContractTest {
    private static final String PLACES = "reportBytes: 2\nplaces: {1: '1.0', 2: '1.1', 3: '1.2', 4: '1.3', 5: '1.4'}\n";

    abstract static class ByReports extends PadContract {
        @Override
        protected Device device(DeviceKey key, PadButtons buttons) {
            String number = rig.address() instanceof LinkAddress.Hid ? "reportId: 1\n" : "";
            ReportDecoder decoder = ReportDecoder.read(ConfigNode.parse("agent.yaml", number + PLACES));
            return new HidPadDriver().create(key, new HidPadSettings(buttons, decoder), rig);
        }

        /** Its node, port or peer is there: more it does not say before it is pressed. */
        @Override
        protected String fresh() {
            return "READY";
        }
    }

    abstract static class OfSimulator extends ByReports {
        SimulatedPad simulated;

        abstract SimulatedPad make();

        @Override
        protected String plugIn() throws Exception {
            simulated = make();
            return simulated.start();
        }

        @Override
        protected void use(String control, String value) throws Exception {
            simulated.act(control, value);
        }

        @Override
        protected void takeAway() {
            simulated.close();
        }
    }

    @Nested
    @EnabledOnOs(OS.LINUX)
    @Execution(ExecutionMode.CONCURRENT)
    class GamePadOnNode extends OfSimulator {
        private Path node;

        @Override
        SimulatedPad make() {
            return PadsOnTheBench.usb("GAMEPAD");
        }

        @Override
        protected String plugIn() throws Exception {
            String address = super.plugIn();
            node = Path.of(address.substring("hid:".length()));
            return address;
        }

        @Override
        protected void takeAway() {
            super.takeAway();
            assertThat(node.getParent()).doesNotExist();
        }

        @Test
        void aReportThatBreaksOffCostsNoPressAndMakesNone() throws Exception {
            use("torn", "true");
            for (int key : new int[] {3, 1, 5}) press(key);

            assertThat(scores()).containsExactly(3, 1, 5);
            assertThat(rig.status()).isEqualTo("READY");
        }

        @Test
        void reportsOfAnotherDeviceAreUnknownAndOneRightOneEndsIt() throws Exception {
            use("noise", "true");
            await().atMost(SOON).until(() -> rig.status().equals("UNKNOWN E_PROTOCOL"));
            press(3);
            await().atMost(SOON).until(() -> rig.status().equals("READY"));

            assertThat(scores()).containsExactly(3);
        }

        @Test
        void itsDescriptorLiesBesideItsNode() throws Exception {
            assertThat(Files.readAllBytes(node.resolveSibling("report_descriptor")))
                    .isEqualTo(PadsOnTheBench.descriptor(5));
        }

        @Test
        void pluggedInAgainAndAgainItIsTheSamePad() throws Exception {
            for (int i = 1; i <= 5; i++) {
                use("unplugged", "true");
                await().atMost(SOON).until(() -> rig.status().startsWith("OFFLINE"));
                assertThat(node).doesNotExist();
                use("unplugged", "false");
                rig.plugEvent();
                await().atMost(SOON).until(() -> rig.status().equals("READY"));
                press(i);
            }

            assertThat(scores()).containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Nested
    @EnabledOnOs(OS.LINUX)
    @Execution(ExecutionMode.CONCURRENT)
    class KeypadOnNode extends OfSimulator {
        @Override
        SimulatedPad make() {
            return PadsOnTheBench.usb("KEYPAD");
        }

        @Override
        protected Device device(DeviceKey key, PadButtons buttons) {
            PadDecoder decoder = KeyDecoder.read(ConfigNode.parse("agent.yaml", "{}"), com.sun.jna.Native.LONG_SIZE);
            return new HidPadDriver.Keys().create(key, new HidPadSettings(buttons, decoder), rig);
        }

        @Test
        void eventsOfAMouseAreNoPress() throws Exception {
            use("noise", "true");
            press(2);

            assertThat(scores()).containsExactly(2);
            assertThat(rig.status()).isEqualTo("READY");
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class ReportsOnPseudoTerminal extends OfSimulator {
        @Override
        SimulatedPad make() {
            return PadsOnTheBench.reports(false);
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class ReportsOnTcp extends OfSimulator {
        @Override
        SimulatedPad make() {
            return PadsOnTheBench.reports(true);
        }
    }

    /** Without any line: the reports as they are written here. */
    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class ReportsInMemory extends ByReports {
        private static final String NAME = "pad";
        private final Set<Integer> down = new TreeSet<>();
        private MemoryByteLink line;
        private boolean bounces;
        private boolean isFrozen;

        @Override
        protected String plugIn() {
            line = rig.runtime.memory().listen(NAME);
            return "memory:" + NAME;
        }

        @Override
        protected synchronized void use(String control, String value) {
            boolean on = Boolean.parseBoolean(value);
            switch (control) {
                case "together" -> {
                    down.addAll(Set.of(1, 2));
                    report();
                    later(() -> up(Set.of(1, 2)));
                }
                case "bounce" -> bounces = true;
                case "frozen" -> isFrozen = on;
                case "stuck" -> move(1, on);
                case "unplugged" -> {
                    if (on) line.unplug();
                    else line = rig.runtime.memory().listen(NAME);
                }
                default -> press(Integer.valueOf(control.substring(3)));
            }
        }

        private void press(Integer key) {
            for (int i = 0; i < (bounces ? 4 : 0); i++) {
                move(key, true);
                move(key, false);
            }
            move(key, true);
            later(() -> up(Set.of(key)));
        }

        private synchronized void up(Set<Integer> keys) {
            down.removeAll(keys);
            report();
        }

        private void move(Integer key, boolean closed) {
            if (closed) down.add(key);
            else down.remove(key);
            report();
        }

        private void report() {
            int bits = down.stream().mapToInt(key -> 1 << key - 1).sum();
            if (!isFrozen) line.send(new byte[] {1, (byte) bits});
        }

        private void later(Runnable step) {
            CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS).execute(step);
        }

        @Override
        protected void takeAway() {}
    }

    /** The simulator's words judged by the standard alone: where the descriptor says that buttons are, the reports have them. */
    @Test
    void aSimulatedPadSaysInItsDescriptorWhereItsButtonsAre() {
        for (int keys = 1; keys <= 8; keys++) {
            DescriptorReader read = DescriptorReader.read(PadsOnTheBench.descriptor(keys));

            assertThat(read.reportBytes()).isEqualTo(2);
            assertThat(read.buttonBits()).hasSize(keys);
            for (int key = 1; key <= keys; key++) {
                byte[] report = PadsOnTheBench.reportOf(key);
                int bit = read.buttonBits().get(key - 1);
                assertThat(report).hasSize(2);
                assertThat(report[0]).isEqualTo((byte) read.reportId());
                assertThat(report[bit / 8]).isEqualTo((byte) (1 << bit % 8));
            }
        }
        assertThat(List.of(PadsOnTheBench.reportOf(1, 2)[1])).containsExactly((byte) 3);
    }
}
