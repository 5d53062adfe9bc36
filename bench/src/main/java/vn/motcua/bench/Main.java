package vn.motcua.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.bench.report.Report;
import vn.motcua.bench.report.ReportJson;
import vn.motcua.bench.report.ReportTable;
import vn.motcua.bench.report.Verdict;
import vn.motcua.launcher.demo.Installation;

/**
 * {@code motcua bench}: prints the table on standard output and what it is doing on standard error. Exit code 0; 1 when a figure could
 * not be taken or, with {@code --strict}, a budget was missed; 2 for wrong options.
 */
@Command(name = "bench", resourceBundle = Texts.BUNDLE, usageHelpAutoWidth = true)
public final class Main implements Callable<Integer> {
    private static final long SEED = 20261122;
    private static final String LOGGING = "logback.configurationFile";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--strict", descriptionKey = "strict")
    private boolean isStrict;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "out")
    private @Nullable Path out;

    @Option(names = "--quick", descriptionKey = "quick")
    private boolean isQuick;

    @Option(names = "--only", paramLabel = "NAME", split = ",", descriptionKey = "only")
    private List<String> only = List.of();

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home")
    private @Nullable Path home;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    private Main() {}

    public static void main(String[] arguments) {
        if (System.getProperty(LOGGING) == null) System.setProperty(LOGGING, "motcua-launcher-logback.xml");
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            command.getErr().println("motcua bench: " + problem);
            return 1;
        });
        // Threads of a broken measurement must not keep the process alive.
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Bench bench = new Bench(chosen(), Plan.leftOut());
        Path folder = Files.createTempDirectory(Files.createDirectories(home()), "bench-");
        Room room = new Room(Installation.current(), folder, isQuick ? Scale.quick() : Scale.full(), SEED, this::say);
        Report report = bench.run(room, isQuick);
        if (report.count(Verdict.FAILED) == 0) room.remove();
        tell(report);
        return report.exitCode(isStrict);
    }

    private List<Measurement> chosen() {
        List<Measurement> all = Plan.measurements();
        for (String name : only) {
            if (all.stream().noneMatch(one -> one.name().equals(name)))
                throw new ParameterException(
                        spec.commandLine(),
                        Texts.of(
                                "error.only",
                                name,
                                String.join(
                                        ", ",
                                        all.stream().map(Measurement::name).toList())));
        }
        return only.isEmpty()
                ? all
                : all.stream().filter(one -> only.contains(one.name())).toList();
    }

    /** The data folder, because its disk is the one that counts; a temporary one is often only memory. */
    private Path home() {
        if (home != null) return home.toAbsolutePath();
        return Stream.ofNullable(System.getenv("MOTCUA_HOME"))
                .map(Path::of)
                .findFirst()
                .orElse(Path.of("data"))
                .toAbsolutePath();
    }

    private void tell(Report report) throws IOException {
        if (out != null)
            Files.writeString(
                    out, ReportJson.of(report).toPrettyString() + System.lineSeparator(), StandardCharsets.UTF_8);
        PrintWriter paper = spec.commandLine().getOut();
        paper.print(new ReportTable(Texts::of).of(report));
        paper.flush();
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
