package vn.motcua.kiosk.scanner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.driver.DeviceDriver;
import vn.motcua.system.rig.guest.AcmCable;
import vn.motcua.system.rig.guest.Contract;

/**
 * What every scanner must do in USB-COM mode, with the kernel's cdc_acm in between. Runs in the rig's guest only; its name keeps it
 * out of an ordinary test run.
 */
class KernelCdcScannerContract extends ScannerContract {
    @Override
    Hand hand() throws Exception {
        return new CableHand(Contract.device(AcmCable.class));
    }

    @Override
    DeviceDriver<?> driver() {
        return new SerialScannerDriver();
    }

    private record CableHand(AcmCable cable) implements Hand {
        CableHand {
            try {
                cable.plug();
                cable.awaitNode();
            } catch (IOException e) {
                throw new AssertionError("the scanner cannot be plugged in", e);
            }
        }

        @Override
        public String address() {
            return cable.link();
        }

        @Override
        public void scan(String text) throws IOException {
            cable.say((text + "\r").getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void stumble() throws IOException {
            cable.say("099\u00ff\r".getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public DeviceCode stumbled() {
            return DeviceCode.S_BAD_UTF8;
        }

        @Override
        public void unplug() throws IOException {
            cable.unplug();
            cable.awaitNoNode();
        }

        @Override
        public void plug() throws IOException {
            cable.plug();
            cable.awaitNode();
        }

        @Override
        public void close() throws IOException {
            cable.close();
        }
    }
}
