package vn.motcua.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.hub.Backup;
import vn.motcua.launcher.demo.AgentEnrolment;

/** {@code motcua backup}: a copy of a hub's folder, taken while the hub runs. */
@Command(name = "backup", resourceBundle = Texts.BUNDLE)
final class BackupCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home")
    private @Nullable Path home;

    @Option(names = "--to", required = true, paramLabel = "DIR", descriptionKey = "to")
    private Path to = Path.of("");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() throws Exception {
        Path folder = home == null ? AgentEnrolment.defaultHome("hub") : home;
        if (!Files.exists(folder.resolve("hub.db"))) throw new IOException(Texts.of("say.no.hub", folder));
        String[] there = to.toFile().list();
        if (there != null && there.length > 0) throw new IOException(Texts.of("say.backup.not.empty", to));
        Backup.Report report = Backup.online(folder, to, Clock.systemUTC());
        spec.commandLine().getOut().println(Texts.of("say.backup.done", report.folder(), report.position()));
        return 0;
    }
}
