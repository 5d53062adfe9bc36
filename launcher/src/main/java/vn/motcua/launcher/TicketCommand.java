package vn.motcua.launcher;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code motcua ticket}: tickets without a centre around them, for whoever installs a printer or designs a ticket. */
@Command(
        name = "ticket",
        resourceBundle = TicketCommand.TEXTS,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TicketPreviewCommand.class, TicketPrintCommand.class, TicketLogoCommand.class})
public final class TicketCommand implements Callable<Integer> {
    static final String TEXTS = "vn.motcua.launcher.ticket";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() {
        if (spec == null) throw new IllegalStateException("ticket runs through picocli");
        String commands = String.join(", ", spec.subcommands().keySet());
        throw new ParameterException(spec.commandLine(), TicketOptions.text("command.missing", commands));
    }
}
