package vn.motcua.bench.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.motcua.bench.Measurement;
import vn.motcua.bench.Room;
import vn.motcua.bench.report.Budget;
import vn.motcua.bench.report.Figure;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.TicketPreview;
import vn.motcua.kiosk.printer.PrintMode;
import vn.motcua.kiosk.printer.PrinterProfile;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;
import vn.motcua.kiosk.ticket.SampleTicket;
import vn.motcua.kiosk.ticket.TicketTemplate;

/** What the printer service itself can: its first ticket, its warm ones, and how many a minute one after another. */
public final class PrinterPace implements Measurement {
    private static final String PROFILE = "epson-tm-t20";

    @Override
    public String name() {
        return "printer";
    }

    /** Of the first sample ticket after the printer was switched on, its letters still to be taught. */
    private static double bytes(PrinterProfile profile) {
        TicketPrintout sample = SampleTicket.of("vi", Map.of());
        return TicketPreview.of(profile, TicketTemplate.standard(), sample).bytesFirst();
    }

    @Override
    public List<Figure> take(Room room) throws IOException, InterruptedException {
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0)) {
            List<String> command =
                    new ArrayList<>(AgentProgram.withMain(room.installation(), PrinterProgram.class, true));
            command.add(printer.address());
            command.add(String.valueOf(4 * room.scale().prints()));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) throw new IOException("the printer service could not be timed: " + said);
            String[] figures = said.substring(said.lastIndexOf('\n') + 1).split(" ");
            PrinterProfile profile = PrinterProfile.named(PROFILE);
            return List.of(
                    Figure.of("printer.picture", bytes(profile.with(PrintMode.RASTER)), "B"),
                    Figure.of("printer.letters", bytes(profile.with(PrintMode.TEXT)), "B")
                            .within(Budget.atMost(2_048)),
                    Figure.of("printer.first", Double.parseDouble(figures[0]), "ms")
                            .within(Budget.atMost(400)),
                    Figure.of("printer.p95", Double.parseDouble(figures[1]), "ms")
                            .within(Budget.atMost(60)),
                    Figure.of("printer.rate", Double.parseDouble(figures[2]), "/min")
                            .within(Budget.atLeast(600)));
        }
    }
}
