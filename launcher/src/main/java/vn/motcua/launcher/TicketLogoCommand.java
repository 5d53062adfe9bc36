package vn.motcua.launcher;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.kiosk.TestPrint;
import vn.motcua.kiosk.printer.LogoUpload;
import vn.motcua.kiosk.printer.LogoUpload.Obstacle;
import vn.motcua.kiosk.printer.PrinterSettings;

/**
 * {@code motcua ticket logo --to ADDRESS --template FILE}: puts the logo of a template into the printer's memory and prints it from
 * there. Exit codes as of {@link TicketPrintCommand}.
 */
@Command(name = "logo", resourceBundle = TicketCommand.TEXTS)
final class TicketLogoCommand implements Callable<Integer> {
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
        LinkAddress address = TicketPrintCommand.address(to, spec());
        PrinterSettings settings = PrinterSettings.of("test", address, options.profile());
        LogoUpload upload = new LogoUpload(settings.profile(), options.template());
        TicketPrintout sample = options.printout();
        Obstacle obstacle = upload.obstacle(sample);
        if (obstacle != Obstacle.NONE)
            throw new ParameterException(
                    spec().commandLine(),
                    TicketOptions.text(
                            "logo." + obstacle,
                            settings.profile().name(),
                            options.template().name()));
        TicketPrintCommand.emptied(address);
        PrintReport report = new PrintReport(
                spec().commandLine().getOut(), spec().commandLine().getErr(), "logo.stored");
        return report.tell(
                address, new TestPrint(settings, upload, status -> report.heard(address, status)).run(sample));
    }

    private CommandSpec spec() {
        if (spec == null) throw new IllegalStateException("logo runs through picocli");
        return spec;
    }
}
