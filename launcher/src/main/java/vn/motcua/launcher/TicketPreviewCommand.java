package vn.motcua.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.TicketPreview;
import vn.motcua.kiosk.printer.PrintMode;
import vn.motcua.kiosk.printer.PrinterProfile;
import vn.motcua.kiosk.printer.TicketEncoders;

/**
 * {@code motcua ticket preview --out t.png}: writes the paper as a picture, one pixel a dot. The picture is what the simulated printer
 * makes of the very bytes a real one would get.
 */
@Command(name = "preview", resourceBundle = TicketCommand.TEXTS)
final class TicketPreviewCommand implements Callable<Integer> {
    /** What text tickets mostly stay below: about a second on a line of 19,200 baud. */
    private static final int TEXT_BYTES_USUAL = 2_048;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TicketOptions options = new TicketOptions();

    @Option(names = "--out", required = true, paramLabel = "FILE.png", descriptionKey = "out")
    private Path out = Path.of("");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        if (name.contains(".") && !name.endsWith(".png"))
            throw new ParameterException(spec().commandLine(), TicketOptions.text("out.png", out));
        TicketPrintout ticket = options.printout();
        TicketPreview preview = options.drawn(() -> TicketPreview.of(options.profile(), options.template(), ticket));
        boolean wasThere = Files.exists(out);
        try {
            Files.write(out, png(preview));
        } catch (IOException e) {
            spec().commandLine().getErr().println(TicketOptions.text("out.unwritable", Words.reason(e, out)));
            if (!wasThere) discard();
            return ExitCode.SOFTWARE;
        }
        say(preview);
        options.warnOfLetters(ticket);
        return ExitCode.OK;
    }

    private static byte[] png(TicketPreview preview) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        if (!ImageIO.write(preview.paper(), "png", png)) throw new IOException("no PNG");
        return png.toByteArray();
    }

    /** Half a picture is no picture. */
    private void discard() {
        try {
            Files.deleteIfExists(out);
        } catch (IOException e) {
            // What could not be written is told already.
        }
    }

    private void say(TicketPreview preview) {
        String mode = preview.mode().name().toLowerCase(Locale.ROOT);
        int width = preview.paper().getWidth();
        int height = preview.paper().getHeight();
        boolean isTaught = preview.bytesFirst() != preview.bytes();
        String key = isTaught ? "previewed.taught" : "previewed";
        spec().commandLine()
                .getOut()
                .println(TicketOptions.text(key, out, mode, width, height, preview.bytes(), preview.bytesFirst()));
        if (preview.mode() == PrintMode.TEXT && preview.bytesFirst() > TEXT_BYTES_USUAL)
            spec().commandLine().getOut().println(TicketOptions.text("previewed.long", preview.bytesFirst()));
        PrinterProfile profile = options.profile();
        // There is no line here to choose by, and another line gets another ticket.
        if (TicketEncoders.isModeByLine(profile))
            spec().commandLine().getOut().println(TicketOptions.text("previewed.slow", profile.name()));
        spec().commandLine().getOut().flush();
    }

    private CommandSpec spec() {
        if (spec == null) throw new IllegalStateException("preview runs through picocli");
        return spec;
    }
}
