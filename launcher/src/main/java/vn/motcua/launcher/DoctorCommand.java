package vn.motcua.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.kiosk.Doctor;
import vn.motcua.kiosk.Finding;
import vn.motcua.launcher.demo.AgentEnrolment;

/** {@code motcua doctor}: what a technician would look at, in words a clerk can read over the phone. Exit 1 if something is bad. */
@Command(name = "doctor", resourceBundle = Texts.BUNDLE)
final class DoctorCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "DIR", defaultValue = "config", descriptionKey = "config")
    private Path config = Path.of("config");

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home")
    private @Nullable Path home;

    @Option(names = "--print", descriptionKey = "print")
    private boolean print;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Map<Finding.Mark, Integer> counts = new EnumMap<>(Finding.Mark.class);
        Path folder = home == null ? AgentEnrolment.defaultHome("agent") : home;
        new Doctor(config, folder, print, finding -> {
                    counts.merge(finding.mark(), 1, Integer::sum);
                    out.println("  " + Texts.of("doctor.mark." + finding.mark()) + "  "
                            + Texts.of(
                                    "doctor." + finding.topic(),
                                    finding.values().toArray()));
                    out.flush();
                })
                .examine();
        int bad = counts.getOrDefault(Finding.Mark.BAD, 0);
        int warn = counts.getOrDefault(Finding.Mark.WARN, 0);
        out.println(Texts.of(bad > 0 ? "doctor.sum.bad" : warn > 0 ? "doctor.sum.warn" : "doctor.sum.good", bad, warn));
        out.flush();
        return bad > 0 ? 1 : 0;
    }
}
