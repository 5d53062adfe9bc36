package vn.motcua.kiosk.printer;

import java.io.IOException;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** Through the system calls for {@code /dev/usb/lp*}, on a pseudo-terminal; the kernel's own driver is tried in the rig. */
@EnabledOnOs(OS.LINUX)
class UsbLpPrinterTest extends TicketPrinterContract {
    @Override
    SimulatedPrinter printer() throws IOException {
        return SimulatedPrinter.onPseudoTerminal(SimulatedPrinter.WIDTH_DOTS_80);
    }

    @Override
    String address(SimulatedPrinter printer) {
        return "usblp:" + printer.path();
    }

    @Override
    String profile() {
        return "xprinter-xp-80";
    }
}
