package vn.motcua.kiosk.printer;

import java.io.IOException;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

class TcpGsRPrinterTest extends TicketPrinterContract {
    @Override
    SimulatedPrinter printer() throws IOException {
        return SimulatedPrinter.listen("127.0.0.1", 0);
    }

    @Override
    String profile() {
        return "generic-80";
    }
}
