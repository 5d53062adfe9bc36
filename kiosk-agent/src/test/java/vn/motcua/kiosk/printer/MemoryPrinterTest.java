package vn.motcua.kiosk.printer;

import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** With no operating system in between. */
class MemoryPrinterTest extends TicketPrinterContract {
    @Override
    SimulatedPrinter printer() {
        return SimulatedPrinter.inMemory(links.memory(), "printer", SimulatedPrinter.WIDTH_DOTS_80);
    }

    @Override
    String profile() {
        return "epson-tm-t20";
    }
}
