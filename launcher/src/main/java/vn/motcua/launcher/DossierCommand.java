package vn.motcua.launcher;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code motcua dossier}: registers of dossiers in files, without a hub. */
@Command(
        name = "dossier",
        resourceBundle = DossierFiguresCommand.TEXTS,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = DossierFiguresCommand.class)
final class DossierCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() {
        if (spec == null) throw new IllegalStateException("dossier runs through picocli");
        String commands = String.join(", ", spec.subcommands().keySet());
        throw new ParameterException(spec.commandLine(), Texts.of("say.catalogue.command", commands));
    }
}
