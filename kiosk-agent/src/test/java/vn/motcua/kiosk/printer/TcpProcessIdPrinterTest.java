package vn.motcua.kiosk.printer;

import java.io.IOException;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

class TcpProcessIdPrinterTest extends TicketPrinterContract {
    @Override
    SimulatedPrinter printer() throws IOException {
        return SimulatedPrinter.listen("127.0.0.1", 0);
    }

    @Override
    String profile() {
        return "epson-tm-t20";
    }
}
