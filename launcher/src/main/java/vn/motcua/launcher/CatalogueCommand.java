package vn.motcua.launcher;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code motcua catalogue}: the site's catalogue as a file, compared and put in force through the hub. */
@Command(
        name = "catalogue",
        resourceBundle = Texts.BUNDLE,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CatalogueExportCommand.class, CatalogueDiffCommand.class, CatalogueImportCommand.class})
final class CatalogueCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() {
        if (spec == null) throw new IllegalStateException("catalogue runs through picocli");
        String commands = String.join(", ", spec.subcommands().keySet());
        throw new ParameterException(spec.commandLine(), Texts.of("say.catalogue.command", commands));
    }
}
