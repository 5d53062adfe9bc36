package vn.motcua.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.hub.Verifier;
import vn.motcua.hub.VerifyReport;
import vn.motcua.hub.evidence.PackCheck;
import vn.motcua.hub.evidence.PackReport;
import vn.motcua.hub.platform.ledger.StoreProblem;
import vn.motcua.launcher.demo.AgentEnrolment;

/** {@code motcua verify}: whether a hub's store, or an evidence pack, is whole; exit 1 and the first bad items if it is not. */
@Command(name = "verify", resourceBundle = Texts.BUNDLE)
final class VerifyCommand implements Callable<Integer> {
    private static final String FILE = "hub.db";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home")
    private @Nullable Path home;

    @Parameters(arity = "0..1", paramLabel = "PACK", descriptionKey = "pack")
    private @Nullable Path pack;

    @Option(names = "--key", paramLabel = "KEY", descriptionKey = "key")
    private @Nullable String key;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() throws Exception {
        return pack == null ? store() : pack(pack);
    }

    private Integer pack(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException(Texts.of("say.no.pack", file));
        PackReport report = PackCheck.check(file, key);
        PrintWriter out = spec.commandLine().getOut();
        if (report.isClean()) {
            out.println(Texts.of("say.verify.pack.clean", report.incident(), report.site(), report.files()));
            out.println(Texts.of(key == null ? "say.verify.pack.key" : "say.verify.pack.own", report.publicKey()));
            return 0;
        }
        out.println(Texts.of("say.verify.bad", report.problems().size()));
        for (StoreProblem problem : report.problems())
            out.println("  " + problem.check() + "  " + problem.item() + "  " + problem.detail());
        return 1;
    }

    private Integer store() throws Exception {
        Path folder = home == null ? AgentEnrolment.defaultHome("hub") : home;
        if (!Files.exists(folder.resolve(FILE))) throw new IOException(Texts.of("say.no.hub", folder));
        VerifyReport report = Verifier.verify(folder.resolve(FILE));
        PrintWriter out = spec.commandLine().getOut();
        if (report.isClean()) {
            out.println(Texts.of("say.verify.clean", report.position()));
            return 0;
        }
        out.println(Texts.of("say.verify.bad", report.problems().size()));
        report.problems()
                .forEach(problem ->
                        out.println("  " + problem.check() + "  " + problem.item() + "  " + problem.detail()));
        return 1;
    }
}
