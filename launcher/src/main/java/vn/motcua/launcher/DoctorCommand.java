package vn.motcua.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.kiosk.Doctor;
import vn.motcua.kiosk.Finding;
import vn.motcua.kiosk.SupportBundle;
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

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--bundle", paramLabel = "FILE.zip", descriptionKey = "bundle")
    private @Nullable Path bundle;

    @Option(names = "--lang", paramLabel = "vi|en", descriptionKey = "lang")
    private @Nullable String language;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(locale(before));
        try {
            if (bundle != null) requirePlace(bundle);
            return examine();
        } finally {
            Locale.setDefault(before);
        }
    }

    private Locale locale(Locale usual) {
        if (language == null) return usual;
        return switch (language.toLowerCase(Locale.ROOT)) {
            case "vi" -> Locale.forLanguageTag("vi");
            case "en" -> Locale.ENGLISH;
            default ->
                throw new ParameterException(
                        spec.commandLine(), Texts.of("doctor.lang.unknown", String.valueOf(language)));
        };
    }

    /** Before minutes of looking are lost. */
    private void requirePlace(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        boolean isFolder = Files.isDirectory(file);
        if (!isFolder && parent != null && Files.isDirectory(parent) && Files.isWritable(parent)) return;
        throw new ParameterException(
                spec.commandLine(), Texts.of(isFolder ? "doctor.bundle.folder" : "doctor.bundle.nowhere", file));
    }

    private int examine() throws InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings = new ArrayList<>();
        StringWriter report = new StringWriter();
        PrintWriter paper = new PrintWriter(report);
        Path folder = home == null ? AgentEnrolment.defaultHome("agent") : home;
        Doctor doctor = new Doctor(config, folder, print, finding -> {
            findings.add(finding);
            // Whole in the archive: what a line break divides is known to be a secret by nobody.
            paper.println(mark(finding) + FindingWords.of(finding));
            if (json) return;
            Columns.wrapped(mark(finding), FindingWords.of(finding)).forEach(out::println);
            out.flush();
        });
        doctor.examine();
        DoctorTable.write(doctor.rows(), findings, paper);
        if (json) out.println(DoctorTable.json(doctor.rows(), findings, FindingWords::of));
        else DoctorTable.write(doctor.rows(), findings, out);
        if (bundle != null) pack(doctor, folder, bundle, report.toString(), out);
        out.flush();
        return findings.stream().anyMatch(one -> one.mark() == Finding.Mark.BAD) ? 1 : 0;
    }

    private void pack(Doctor doctor, Path folder, Path file, String report, PrintWriter out) throws IOException {
        String version = String.join(" ", spec.root().version());
        new SupportBundle(config, folder, version)
                .write(file, report, doctor.agentStatus().orElse(null));
        if (!json) out.println(Texts.of("doctor.bundled", file));
    }

    private static String mark(Finding finding) {
        return "  " + Texts.of("doctor.mark." + finding.mark()) + "  ";
    }
}
