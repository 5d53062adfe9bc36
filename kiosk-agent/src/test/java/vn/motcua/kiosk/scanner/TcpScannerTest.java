package vn.motcua.kiosk.scanner;

import vn.motcua.edge.driver.DeviceDriver;
import vn.motcua.edge.sim.SimulatedLine;

/** A scanner on a serial server. */
class TcpScannerTest extends ScannerContract {
    @Override
    Hand hand() throws Exception {
        return new LineHand(SimulatedLine.tcp("scanner", "127.0.0.1", 0, heard -> {}));
    }

    @Override
    DeviceDriver<?> driver() {
        return new SerialScannerDriver();
    }
}
