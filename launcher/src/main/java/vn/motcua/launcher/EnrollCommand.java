package vn.motcua.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.trust.TrustedCertificates;
import vn.motcua.launcher.demo.AgentEnrolment;

/** {@code motcua enroll}: a one-time code becomes this PC's own key, known to its hub. */
@Command(name = "enroll", resourceBundle = Texts.BUNDLE)
final class EnrollCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--hub", required = true, paramLabel = "URL", descriptionKey = "hub")
    @SuppressWarnings("NullAway.Init")
    private URI hub;

    @Option(names = "--code", required = true, paramLabel = "CODE", descriptionKey = "code")
    private String code = "";

    @Option(names = "--certificate", paramLabel = "FILE", descriptionKey = "certificate")
    private @Nullable Path certificate;

    @Option(names = "--config", paramLabel = "DIR", defaultValue = "config", descriptionKey = "config")
    private Path config = Path.of("config");

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home")
    private @Nullable Path home;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() throws Exception {
        Path folder = home == null ? AgentEnrolment.defaultHome("agent") : home;
        boolean isHttp = "http".equals(hub.getScheme()) || "https".equals(hub.getScheme());
        if (!isHttp || hub.getHost() == null) {
            spec.commandLine().getErr().println("motcua enroll: " + Texts.of("say.enroll.hub", hub));
            return 2;
        }
        if (certificate != null && !"https".equals(hub.getScheme())) {
            spec.commandLine().getErr().println("motcua enroll: " + Texts.of("say.enroll.not.secure", hub));
            return 2;
        }
        Identity identity = AgentEnrolment.enrol(hub, code, config, folder, certificate);
        String start = home == null ? "motcua agent" : "motcua agent --home " + folder;
        spec.commandLine().getOut().println(Texts.of("say.enroll.done", identity.agent(), identity.site(), start));
        int kept = TrustedCertificates.keptIn(folder).certificates().size();
        if (kept > 0)
            spec.commandLine()
                    .getOut()
                    .println(Texts.of("say.enroll.trusts", folder.resolve(TrustedCertificates.FILE), kept));
        return 0;
    }
}
