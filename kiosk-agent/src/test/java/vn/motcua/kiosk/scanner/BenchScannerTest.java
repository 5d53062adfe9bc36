package vn.motcua.kiosk.scanner;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.driver.DeviceDriver;
import vn.motcua.edge.sim.BenchControl;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.kiosk.simscanner.ScannerSimulator;

/** The scanner of the bench page, used by its controls. */
class BenchScannerTest extends ScannerContract {
    @Override
    Hand hand() throws Exception {
        return new BenchHand();
    }

    @Override
    DeviceDriver<?> driver() {
        return new SerialScannerDriver();
    }

    private static final class BenchHand implements Hand {
        private final SimulatedDevice bench =
                new ScannerSimulator().configure("sim-scanner", ConfigNode.parse("agent.yaml", "line: tcp\n"));
        private final String address;

        BenchHand() throws IOException {
            address = bench.start();
        }

        @Override
        public String address() {
            return address;
        }

        @Override
        public void scan(String text) {
            await().atMost(SOON).until(() -> heard(() -> bench.act("scan", text)));
        }

        private interface Act {
            void run() throws IOException;
        }

        private boolean heard(Act act) throws IOException {
            String before = sent();
            act.run();
            return !before.equals(sent());
        }

        private String sent() {
            return bench.controls().stream()
                    .filter(control -> control.id().equals("sent"))
                    .map(control -> ((BenchControl.Reading) control).value())
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void stumble() throws IOException {
            bench.act("badUtf8", "");
        }

        @Override
        public DeviceCode stumbled() {
            return DeviceCode.S_BAD_UTF8;
        }

        @Override
        public void unplug() throws IOException {
            bench.act("unplugged", "true");
        }

        @Override
        public void plug() throws IOException {
            bench.act("unplugged", "false");
        }

        @Override
        public void close() {
            bench.close();
        }
    }
}
