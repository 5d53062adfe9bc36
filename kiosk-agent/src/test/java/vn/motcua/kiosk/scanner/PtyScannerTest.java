package vn.motcua.kiosk.scanner;

import vn.motcua.edge.driver.DeviceDriver;
import vn.motcua.edge.sim.SimulatedLine;

/** A scanner on a pseudo-terminal, through the serial library. */
class PtyScannerTest extends ScannerContract {
    @Override
    Hand hand() throws Exception {
        return new LineHand(SimulatedLine.serial("scanner", 9_600, heard -> {}));
    }

    @Override
    DeviceDriver<?> driver() {
        return new SerialScannerDriver();
    }
}
