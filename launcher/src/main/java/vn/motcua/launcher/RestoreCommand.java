package vn.motcua.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.hub.Restore;
import vn.motcua.hub.ticket.NumberMarkFile;
import vn.motcua.launcher.demo.AgentEnrolment;

/** {@code motcua restore}: a hub's folder from a backup; the ledger goes on as another incarnation. */
@Command(name = "restore", resourceBundle = Texts.BUNDLE)
final class RestoreCommand implements Callable<Integer> {
    private static final List<String> BACKUP = List.of("hub.db", "hub-identity.json", "ticket-code.key", "backup.json");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home")
    private @Nullable Path home;

    @Option(names = "--from", required = true, paramLabel = "DIR", descriptionKey = "from")
    private Path from = Path.of("");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() throws Exception {
        Path folder = home == null ? AgentEnrolment.defaultHome("hub") : home;
        for (String part : BACKUP)
            if (!Files.exists(from.resolve(part))) throw new IOException(Texts.of("say.restore.lacks", from, part));
        Restore.Report report = Restore.into(from, folder, Clock.systemUTC());
        spec.commandLine().getOut().println(Texts.of("say.restore.done", folder, report.position()));
        if (report.aside() != null) spec.commandLine().getOut().println(Texts.of("say.restore.aside", report.aside()));
        if (!report.knowsNumbers())
            spec.commandLine().getOut().println(Texts.of("say.restore.numbers", NumberMarkFile.NAME, folder));
        return 0;
    }
}
