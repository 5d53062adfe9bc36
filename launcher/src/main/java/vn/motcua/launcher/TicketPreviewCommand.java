package vn.motcua.launcher;

import java.io.IOException;
import java.io.OutputStream;
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
import picocli.CommandLine.Spec;
import vn.motcua.kiosk.TicketPreview;
import vn.motcua.kiosk.printer.PrinterProfile;
import vn.motcua.kiosk.printer.TicketEncoders;

/**
 * {@code motcua ticket preview --out t.png}: writes the paper as a picture, one pixel a dot. The picture is what the simulated printer
 * makes of the very bytes a real one would get.
 */
@Command(name = "preview", resourceBundle = TicketCommand.TEXTS)
final class TicketPreviewCommand implements Callable<Integer> {
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
        TicketPreview preview = TicketPreview.of(options.profile(), options.template(), options.printout());
        try (OutputStream stream = Files.newOutputStream(out)) {
            if (!ImageIO.write(preview.paper(), "png", stream)) throw new IOException("no PNG");
        } catch (IOException e) {
            spec().commandLine().getErr().println(TicketOptions.text("out.unwritable", Words.reason(e, out)));
            return ExitCode.SOFTWARE;
        }
        say(preview);
        return ExitCode.OK;
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
