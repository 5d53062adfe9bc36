package vn.motcua.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.core.dossier.DueBasis;
import vn.motcua.core.dossier.Period;
import vn.motcua.core.dossier.Reckoning;
import vn.motcua.core.register.DossierMapping;
import vn.motcua.core.register.RowReader;
import vn.motcua.hub.dossier.DossierSettings;
import vn.motcua.hub.dossier.file.RowFormatException;
import vn.motcua.hub.dossier.file.RowSource;
import vn.motcua.hub.report.OnTimeReport;

/**
 * {@code motcua dossier figures}: form II.06a of a file exported from one-stop software, before any hub has a register: to check what was
 * reported. Exit 0: every row counted and the identities hold; 1: rows were left out, each told, or an identity fails; 2: wrong
 * arguments, or no file that can be read.
 */
@Command(name = "figures", resourceBundle = DossierFiguresCommand.TEXTS)
final class DossierFiguresCommand implements Callable<Integer> {
    static final String TEXTS = "vn.motcua.launcher.dossier";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file = Path.of("");

    @Option(names = "--from", required = true, paramLabel = "DATE", descriptionKey = "from")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", required = true, paramLabel = "DATE", descriptionKey = "to")
    private LocalDate to = LocalDate.EPOCH;

    @Option(names = "--by", paramLabel = "field|unit", defaultValue = "field", descriptionKey = "by")
    private OnTimeReport.By by = OnTimeReport.By.FIELD;

    @Option(names = "--base-from", paramLabel = "DATE", descriptionKey = "baseFrom")
    private @Nullable LocalDate baseFrom;

    @Option(names = "--base-to", paramLabel = "DATE", descriptionKey = "baseTo")
    private @Nullable LocalDate baseTo;

    @Option(names = "--soon", paramLabel = "DATE", descriptionKey = "soon")
    private @Nullable LocalDate soon;

    @Option(names = "--due", paramLabel = "original|extended", defaultValue = "original", descriptionKey = "due")
    private DueBasis due = DueBasis.ORIGINAL;

    @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "Asia/Ho_Chi_Minh", descriptionKey = "zone")
    private ZoneId zone = ZoneId.of("Asia/Ho_Chi_Minh");

    @Option(names = "--lang", paramLabel = "vi|en", defaultValue = "vi", descriptionKey = "lang")
    private String language = "vi";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() {
        DossierFiguresTexts texts = new DossierFiguresTexts(locale());
        Reckoning how = reckoning(texts);
        FileFigures figures = new FileFigures(by, how, base(how, texts));
        RowReader reader = new RowReader(DossierMapping.plain(DossierSettings.PLAIN, zone));
        PrintWriter err = spec().commandLine().getErr();
        try (RowSource rows = RowSource.open(file)) {
            figures.read(rows, reader, problem -> err.println(texts.problem(file, problem)));
        } catch (RowFormatException broken) {
            err.println(file + ": " + texts.broken(broken));
            return ExitCode.USAGE;
        } catch (IOException unreadable) {
            err.println(Words.reason(unreadable));
            return ExitCode.USAGE;
        }
        if (figures.untold() > 0) err.println(texts.say("untold", texts.number(figures.untold())));
        new DossierFiguresPage(figures, texts).print(spec().commandLine().getOut());
        boolean isGood = figures.left() == 0 && figures.report().broken().isEmpty();
        return isGood ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Locale locale() {
        if (language.equalsIgnoreCase("vi")) return new Locale("vi");
        if (language.equalsIgnoreCase("en")) return Locale.ENGLISH;
        throw new ParameterException(
                spec().commandLine(), new DossierFiguresTexts(Locale.getDefault()).say("lang.unknown", language));
    }

    private Reckoning reckoning(DossierFiguresTexts texts) {
        Period period = period(from, to, texts);
        LocalDate until = soon == null ? to : soon;
        if (until.isBefore(to)) throw refused(texts.say("soon.early", until, to));
        return new Reckoning(period, until, due, zone);
    }

    private @Nullable Reckoning base(Reckoning how, DossierFiguresTexts texts) {
        if (baseFrom == null && baseTo == null) return null;
        if (baseFrom == null || baseTo == null) throw refused(texts.say("base.half"));
        return new Reckoning(period(baseFrom, baseTo, texts), baseTo, how.due(), how.zone());
    }

    private Period period(LocalDate first, LocalDate last, DossierFiguresTexts texts) {
        if (last.isBefore(first)) throw refused(texts.say("period.backwards", first, last));
        return new Period(first, last);
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec().commandLine(), why);
    }

    private CommandSpec spec() {
        if (spec == null) throw new IllegalStateException("figures runs through picocli");
        return spec;
    }
}
