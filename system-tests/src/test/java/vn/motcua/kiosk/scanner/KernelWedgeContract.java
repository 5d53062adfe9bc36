package vn.motcua.kiosk.scanner;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.driver.DeviceDriver;
import vn.motcua.edge.transport.LinkFactory;
import vn.motcua.system.rig.guest.Contract;
import vn.motcua.system.rig.guest.GrabbedKeyboard;
import vn.motcua.system.rig.guest.HeldLinks;
import vn.motcua.system.rig.guest.Wedge;

/**
 * What every scanner must do, as a USB keyboard grabbed from the kernel's evdev. Runs in the rig's guest only; its name keeps it out
 * of an ordinary test run.
 */
class KernelWedgeContract extends ScannerContract {
    /** Longer than the end of a broken scan is waited for. */
    private static final Duration UNFINISHED = Duration.ofSeconds(1);

    private final HeldLinks held = new HeldLinks(runtime);

    @Override
    LinkFactory links() {
        return held;
    }

    /** Typed with pauses between its letters, which must not be taken for its end. */
    @Override
    String settings() {
        return "end: cr\n";
    }

    /** Each is typed letter by letter. */
    @Override
    int scans() {
        return Math.min(super.scans(), 200) / 4;
    }

    @Override
    Hand hand() throws Exception {
        return new KeyboardHand(Contract.device(Wedge.class));
    }

    @Override
    DeviceDriver<?> driver() {
        return new WedgeScannerDriver();
    }

    private final class KeyboardHand implements Hand {
        private final Wedge wedge;

        KeyboardHand(Wedge wedge) throws IOException {
            this.wedge = wedge;
            plug();
        }

        @Override
        public String address() {
            return GrabbedKeyboard.LINK;
        }

        @Override
        public void scan(String text) throws IOException {
            wedge.typeCalmly(text + "\n");
        }

        /** The PC is too busy to read: the kernel drops the middle of a long code. */
        @Override
        public void stumble() throws Exception {
            held.hold();
            try {
                wedge.rush("long/".repeat(80) + "\n");
            } finally {
                held.release();
            }
            TimeUnit.NANOSECONDS.sleep(UNFINISHED.toNanos());
        }

        @Override
        public DeviceCode stumbled() {
            return DeviceCode.S_OVERRUN;
        }

        @Override
        public void unplug() throws IOException {
            wedge.unplug();
        }

        @Override
        public void plug() throws IOException {
            wedge.plug();
            wedge.awaitNode();
        }

        @Override
        public void close() throws IOException {
            wedge.close();
        }
    }
}
