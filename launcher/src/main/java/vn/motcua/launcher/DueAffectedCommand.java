package vn.motcua.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.core.due.AffectedSlips;
import vn.motcua.core.due.DueDates;
import vn.motcua.core.due.DueRule;

/**
 * {@code motcua due affected}: which slips already printed name a wrong day since a day off was announced late. One line a slip in and out; exit
 * code 1 if a line was none.
 */
@Command(name = "affected", resourceBundle = DueCommand.TEXTS)
final class DueAffectedCommand implements Callable<Integer> {
    private static final int COLUMNS = 4;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--calendar", paramLabel = "FILE", descriptionKey = "calendar")
    private @Nullable Path calendar;

    @Option(names = "--known", paramLabel = "DAY", descriptionKey = "known")
    private @Nullable String known;

    @Parameters(paramLabel = "SLIPS.csv", descriptionKey = "slips")
    private @Nullable Path slips;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() {
        CommandSpec here = Objects.requireNonNull(spec, "spec");
        Path file = Objects.requireNonNull(slips, "slips");
        AffectedSlips rules =
                new AffectedSlips(DueCommand.calendar(calendar, known, here), DueDates.Variant.END_OF_DAY);
        PrintWriter out = here.commandLine().getOut();
        PrintWriter err = here.commandLine().getErr();
        int bad = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            out.println("code,printedDue,newDue,closed");
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank() || number == 1 && line.strip().startsWith("code")) continue;
                Optional<String> wrong = one(line, rules, out);
                if (wrong.isEmpty()) continue;
                bad++;
                err.println(file + ":" + number + ": " + wrong.get());
            }
            return bad == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (IOException e) {
            err.println(Words.reason(e));
            return ExitCode.USAGE;
        }
    }

    /** @return what is wrong with the line; empty if nothing */
    private static Optional<String> one(String line, AffectedSlips rules, PrintWriter out) {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS) return Optional.of(DueCommand.text("wrong.line"));
        try {
            AffectedSlips.Slip slip = new AffectedSlips.Slip(
                    cells[0].strip(),
                    DueRule.parse(cells[1]),
                    DueCommand.momentOf(cells[2]),
                    List.of(),
                    DueCommand.momentOf(cells[3]));
            rules.of(slip)
                    .ifPresent(found -> out.println(String.join(
                            ",",
                            slip.code(),
                            slip.printedDue().toString(),
                            found.newDue().toString(),
                            String.valueOf(found.isClosed()))));
            return Optional.empty();
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return Optional.of(DueCommand.text("wrong.line"));
        }
    }
}
