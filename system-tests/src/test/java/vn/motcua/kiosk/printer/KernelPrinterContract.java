package vn.motcua.kiosk.printer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;
import vn.motcua.system.rig.guest.Contract;
import vn.motcua.system.rig.guest.Splice;
import vn.motcua.system.rig.guest.TwoWayCable;
import vn.motcua.system.rig.guest.UsbPrinter;

/**
 * What every printer must do, with the kernel's cdc_acm or usblp between driver and printer. Runs in the rig's guest only; its
 * name keeps it out of an ordinary test run.
 */
class KernelPrinterContract extends TicketPrinterContract {
    private final TwoWayCable cable = Contract.device(TwoWayCable.class);
    private Splice splice;

    @Override
    SimulatedPrinter printer() throws IOException {
        cable.plug();
        SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0);
        splice = Splice.between(cable, printer.port());
        return printer;
    }

    @Override
    String address(SimulatedPrinter printer) throws IOException {
        Path node = cable.awaitNode();
        return cable instanceof UsbPrinter ? "usblp:" + node : "serial:" + node + "@115200";
    }

    @Override
    String profile() {
        return "generic-80";
    }

    /** The emulated processor draws and answers some ten times slower than a counter PC. */
    @Override
    PrinterSettings.Times times() {
        return new PrinterSettings.Times(
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(7),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                Duration.ofMillis(500),
                Duration.ofSeconds(4));
    }

    @AfterEach
    void pull() throws Exception {
        splice.close();
        cable.close();
    }
}
