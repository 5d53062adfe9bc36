package vn.motcua.launcher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.config.SiteReader;
import vn.motcua.core.config.SiteYaml;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;

/** {@code motcua catalogue export}: the catalogue in force as YAML, the same bytes each time. */
@Command(name = "export", resourceBundle = Texts.BUNDLE)
final class CatalogueExportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CatalogueHub hub = new CatalogueHub();

    @Option(names = "--to", paramLabel = "FILE", descriptionKey = "to")
    private @Nullable Path to;

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
        ObjectNode current = hub.current();
        String text = text(current);
        if (to == null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
            return 0;
        }
        Files.writeString(to, text);
        spec.commandLine().getOut().println(Texts.of("say.catalogue.exported", current.path("version"), to));
        return 0;
    }

    static String text(ObjectNode current) {
        ConfigNode node = ConfigNode.parse("catalogue", Json.write(current.path("document")));
        Site site = SiteReader.read(node);
        node.check();
        return CatalogueHub.header(site.id().value(), current.path("version").asLong()) + SiteYaml.of(site);
    }
}
