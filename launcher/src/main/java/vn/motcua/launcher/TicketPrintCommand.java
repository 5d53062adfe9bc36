package vn.motcua.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.kiosk.TestPrint;
import vn.motcua.kiosk.printer.EncodedTicket;
import vn.motcua.kiosk.printer.PrintMode;
import vn.motcua.kiosk.printer.PrinterProfile;
import vn.motcua.kiosk.printer.PrinterSettings;
import vn.motcua.kiosk.printer.TicketEncoder;
import vn.motcua.kiosk.printer.TicketEncoders;

/**
 * {@code motcua ticket print --to ADDRESS}: prints a sample ticket with the agent's own driver and its whole dialogue, and says what
 * became of it. Exit code 0: the printer proved it, or the file is written; 1: surely not printed; 3: look at the printer.
 */
@Command(name = "print", resourceBundle = TicketCommand.TEXTS)
final class TicketPrintCommand implements Callable<Integer> {
    private static final int BITS_PER_BYTE = 10;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TicketOptions options = new TicketOptions();

    @Option(names = "--to", required = true, paramLabel = "ADDRESS", descriptionKey = "print.to")
    private String to = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() throws InterruptedException {
        LinkAddress address = address(to, spec());
        PrinterSettings settings = PrinterSettings.of("test", address, options.profile());
        TicketEncoder encoder = TicketEncoders.of(settings.profile(), address, options.template());
        var ticket = options.printout();
        EncodedTicket encoded = options.drawn(() -> encoder.encode(ticket));
        announce(settings.profile(), encoder);
        options.warnOfLetters(ticket);
        warnOfSlowLine(address, encoder, encoded.lengthMax());
        emptied(address);
        PrintReport report = new PrintReport(out(), err(), "print.confirmed");
        try (LastWord stopped = new LastWord(err())) {
            TestPrint print = new TestPrint(settings, encoder, status -> {
                report.heard(address, status);
                stopped.sending();
            });
            return report.tell(address, print.run(ticket));
        }
    }

    /** @throws ParameterException naming what is allowed */
    static LinkAddress address(String to, CommandSpec spec) {
        try {
            LinkAddress parsed = LinkAddress.parse(to);
            if (!(parsed instanceof LinkAddress.Memory)) return parsed;
        } catch (IllegalArgumentException e) {
            // The words below say it better.
        }
        throw new ParameterException(spec.commandLine(), TicketOptions.text("print.address", to));
    }

    /** A file holds this ticket alone; the agent's link appends to what is there. A device node is no such file. */
    static void emptied(LinkAddress address) {
        if (!(address instanceof LinkAddress.File file) || !Files.isRegularFile(file.path())) return;
        try {
            Files.write(file.path(), new byte[0]);
        } catch (IOException e) {
            // Not to be written to: the link finds that out too and says why.
        }
    }

    private void announce(PrinterProfile profile, TicketEncoder encoder) {
        String mode = TicketOptions.text("print.mode." + encoder.mode());
        out().println(TicketOptions.text("print.printer", to, profile.name(), profile.widthDots(), mode));
        out().flush();
    }

    private void warnOfSlowLine(LinkAddress address, TicketEncoder encoder, int bytes) {
        boolean isSlow = encoder.mode() == PrintMode.RASTER && TicketEncoders.isSlow(address);
        if (isSlow && address instanceof LinkAddress.Serial serial)
            out().println(TicketOptions.text("print.slow", bytes, bytes * BITS_PER_BYTE / serial.baud()));
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private PrintWriter err() {
        return spec().commandLine().getErr();
    }

    private CommandSpec spec() {
        if (spec == null) throw new IllegalStateException("print runs through picocli");
        return spec;
    }
}
