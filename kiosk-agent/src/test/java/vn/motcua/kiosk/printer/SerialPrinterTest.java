package vn.motcua.kiosk.printer;

import java.io.IOException;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** Through jSSC on a pseudo-terminal. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class SerialPrinterTest extends TicketPrinterContract {
    @Override
    SimulatedPrinter printer() throws IOException {
        return SimulatedPrinter.onPseudoTerminal(SimulatedPrinter.WIDTH_DOTS_80);
    }

    @Override
    String profile() {
        return "generic-80";
    }
}
