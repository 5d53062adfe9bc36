package vn.motcua.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code motcua catalogue diff}: what an import of the file would change; exit 1 if anything, 2 if it cannot be imported. */
@Command(name = "diff", resourceBundle = Texts.BUNDLE)
final class CatalogueDiffCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CatalogueHub hub = new CatalogueHub();

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file = Path.of("");

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
        long version = hub.current().path("version").asLong();
        ObjectNode verdict = hub.check(version, CatalogueHub.read(file));
        PrintWriter out = spec.commandLine().getOut();
        if (problems(verdict, spec.commandLine().getErr(), file)) return 2;
        if (verdict.path("edits").isEmpty()) out.println(Texts.of("say.catalogue.same", version));
        edits(verdict, out);
        return verdict.path("edits").isEmpty() ? 0 : 1;
    }

    /** One line each: {@code path: before -> after}. */
    static void edits(JsonNode verdict, PrintWriter out) {
        for (JsonNode edit : verdict.path("edits"))
            out.println(
                    edit.path("path").asText() + ": " + side(edit.path("before")) + " -> " + side(edit.path("after")));
    }

    private static String side(JsonNode text) {
        return text.isTextual() ? text.asText() : "(–)";
    }

    /** Every one on its line: file, key, value, what is allowed. */
    static boolean problems(JsonNode verdict, PrintWriter err, Path file) {
        boolean isVietnamese = java.util.Locale.getDefault().getLanguage().equals("vi");
        for (JsonNode problem : verdict.path("problems"))
            err.println(Texts.of(
                    "say.catalogue.problem",
                    file,
                    problem.path("path").asText(),
                    problem.path("value").asText(),
                    problem.path("allowed").path(isVietnamese ? "vi" : "en").asText()));
        return !verdict.path("problems").isEmpty();
    }
}
