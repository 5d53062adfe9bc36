package vn.motcua.launcher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code motcua catalogue import}: puts a file in force, as a whole or not at all. The version it was made from is named by the file's
 * first line or by {@code --base}; if another came between, nothing changes.
 */
@Command(name = "import", resourceBundle = Texts.BUNDLE)
final class CatalogueImportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CatalogueHub hub = new CatalogueHub();

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file = Path.of("");

    @Option(names = "--base", paramLabel = "N", descriptionKey = "base")
    private @Nullable Long base;

    @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "reason")
    private @Nullable String reason;

    @Option(names = "--from", paramLabel = "DATE", descriptionKey = "from")
    private @Nullable LocalDate day;

    @Option(names = "--dry-run", descriptionKey = "dryRun")
    private boolean isDryRun;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() throws Exception {
        try (hub) {
            return run();
        }
    }

    private int run() throws Exception {
        String text = CatalogueHub.read(file);
        Long from = base == null ? CatalogueHub.base(text).orElse(null) : base;
        if (from == null) throw new ParameterException(spec.commandLine(), Texts.of("say.catalogue.base", file));
        ObjectNode verdict = isDryRun ? hub.check(from, text) : hub.put(from, text, day, reason);
        PrintWriter out = spec.commandLine().getOut();
        if (CatalogueDiffCommand.problems(verdict, spec.commandLine().getErr(), file)) return 2;
        CatalogueDiffCommand.edits(verdict, out);
        LocalDate later = isDryRun ? null : day;
        if (verdict.path("edits").isEmpty()) out.println(Texts.of("say.catalogue.same", verdict.path("version")));
        else if (later != null) out.println(Texts.of("say.catalogue.scheduled", later));
        else out.println(Texts.of("say.catalogue." + (isDryRun ? "tried" : "imported"), verdict.path("version")));
        return 0;
    }
}
