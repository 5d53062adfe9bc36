package vn.motcua.kiosk.scanner;

import java.nio.charset.StandardCharsets;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.driver.DeviceDriver;
import vn.motcua.edge.transport.MemoryByteLink;

/** A scanner in memory. */
class MemoryScannerTest extends ScannerContract {
    @Override
    Hand hand() {
        return new MemoryHand();
    }

    @Override
    DeviceDriver<?> driver() {
        return new SerialScannerDriver();
    }

    private final class MemoryHand implements Hand {
        private MemoryByteLink end = runtime.memory().listen("scanner");

        @Override
        public String address() {
            return "memory:scanner";
        }

        @Override
        public void scan(String text) {
            end.send((text + "\r").getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void stumble() {
            end.send("0990900".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public DeviceCode stumbled() {
            return DeviceCode.S_BAD_FRAME;
        }

        @Override
        public void unplug() {
            end.unplug();
        }

        @Override
        public void plug() {
            end = runtime.memory().listen("scanner");
        }

        @Override
        public void close() {
            end.unplug();
        }
    }
}
