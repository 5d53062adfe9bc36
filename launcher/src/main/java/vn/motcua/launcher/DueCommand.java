package vn.motcua.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.config.DueCalendarReader;
import vn.motcua.core.due.DueCalendar;
import vn.motcua.core.due.DueDate;
import vn.motcua.core.due.DueDates;
import vn.motcua.core.due.DueRule;
import vn.motcua.core.due.Pause;
import vn.motcua.core.model.Text;

/**
 * {@code motcua due}: when a result is due, on the first line for programs, then why, in sentences an officer can read to a citizen. Vietnamese
 * unless {@code --lang en}.
 */
@Command(name = "due", resourceBundle = DueCommand.TEXTS, subcommands = DueAffectedCommand.class)
public final class DueCommand implements Callable<Integer> {
    static final String TEXTS = "vn.motcua.launcher.due";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--rule", paramLabel = "RULE", descriptionKey = "rule")
    private @Nullable String rule;

    @Option(names = "--received", paramLabel = "TIME", descriptionKey = "received")
    private @Nullable String received;

    @Option(names = "--calendar", paramLabel = "FILE", descriptionKey = "calendar")
    private @Nullable Path calendar;

    @Option(names = "--known", paramLabel = "DAY", descriptionKey = "known")
    private @Nullable String known;

    @Option(names = "--pause", paramLabel = "FROM/TO", descriptionKey = "pause")
    private List<String> pauses = new ArrayList<>();

    @Option(names = "--reappoint", paramLabel = "RULE", descriptionKey = "reappoint")
    private List<String> reappointments = new ArrayList<>();

    @Option(names = "--variant", paramLabel = "end|clock", defaultValue = "end", descriptionKey = "variant")
    private String variant = "end";

    @Option(names = "--lang", paramLabel = "vi|en", defaultValue = "vi", descriptionKey = "lang")
    private String language = "vi";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() {
        DueWords words = new DueWords(parsed("--lang", language, DueCommand::languageOf));
        DueRule term = parsed("--rule", needed("--rule", rule), DueRule::parse);
        LocalDateTime at = parsed("--received", needed("--received", received), DueCommand::momentOf);
        DueDates.Variant ends = parsed("--variant", variant, DueCommand::variantOf);
        List<Pause> waits = new ArrayList<>();
        for (String pause : pauses) waits.add(parsed("--pause", pause, DueCommand::pauseOf));
        DueDates dates = new DueDates(calendar(calendar, known, spec()), ends);
        DueDate due = dates.due(term, at, waits);
        PrintWriter out = spec().commandLine().getOut();
        if (reappointments.isEmpty()) print(out, words, term, due);
        else reappoint(out, words, term, dates, due);
        return ExitCode.OK;
    }

    private void reappoint(PrintWriter out, DueWords words, DueRule term, DueDates dates, DueDate due) {
        DueDate extended = due;
        DueRule longer = term;
        for (int i = 0; i < reappointments.size(); i++) {
            longer = parsed("--reappoint", reappointments.get(i), DueRule::parse);
            extended = reappointed(dates, longer, due.dueAt(), i);
        }
        out.println(MINUTE.format(extended.dueAt()));
        told(out, words, term, due);
        out.println(words.say("apology", words.day(dates.apologyUntil(due.dueAt()))));
        out.println(words.say("reappointed", words.rule(longer)));
        told(out, words, longer, extended);
        out.println(words.say("first.stays", words.day(due.dueAt().toLocalDate())));
    }

    private DueDate reappointed(DueDates dates, DueRule by, LocalDateTime promised, int apologies) {
        try {
            return dates.reappointed(by, promised, apologies);
        } catch (IllegalArgumentException again) {
            throw new ParameterException(spec().commandLine(), text("once"));
        }
    }

    private static void print(PrintWriter out, DueWords words, DueRule term, DueDate due) {
        out.println(MINUTE.format(due.dueAt()));
        told(out, words, term, due);
    }

    private static void told(PrintWriter out, DueWords words, DueRule term, DueDate due) {
        out.println(words.rule(term));
        due.steps().forEach(step -> out.println(words.step(step)));
        out.println(words.due(due.dueAt()));
    }

    /** The calendar of a file, or the usual one; as known on a day if one is named. */
    static DueCalendar calendar(@Nullable Path file, @Nullable String known, CommandSpec spec) {
        try {
            DueCalendar all =
                    file == null ? DueCalendarReader.standard() : DueCalendarReader.read(ConfigNode.load(file));
            if (known == null) return all;
            return all.asKnownOn(parsed("--known", known, DueCommand::dayOf, spec));
        } catch (ConfigException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()));
        }
    }

    private String needed(String option, @Nullable String value) {
        if (value == null) throw new ParameterException(spec().commandLine(), text("needed", option, allowed(option)));
        return value;
    }

    /** What may stand behind that option, in the language of the terminal. */
    private static String allowed(String option) {
        return text("allowed" + option);
    }

    static String text(String key, Object... values) {
        return new MessageFormat(ResourceBundle.getBundle(TEXTS).getString(key), Locale.ROOT).format(values);
    }

    private <T> T parsed(String option, String text, Function<String, T> parser) {
        return parsed(option, text, parser, spec());
    }

    static <T> T parsed(String option, String text, Function<String, T> parser, CommandSpec spec) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new ParameterException(spec.commandLine(), text("wrong", option, text, allowed(option)));
        }
    }

    private static Text.Locale languageOf(String text) {
        return Text.Locale.valueOf(one(text, "vi", "en").toUpperCase(Locale.ROOT));
    }

    private static DueDates.Variant variantOf(String text) {
        return one(text, "end", "clock").equals("end") ? DueDates.Variant.END_OF_DAY : DueDates.Variant.SAME_CLOCK;
    }

    private static String one(String text, String first, String second) {
        String plain = text.toLowerCase(Locale.ROOT);
        if (!plain.equals(first) && !plain.equals(second))
            throw new IllegalArgumentException(text + ": allowed are " + first + ", " + second);
        return plain;
    }

    /** By the clock on the centre's wall, such as 2025-03-13T14:10. */
    static LocalDateTime momentOf(String text) {
        return LocalDateTime.parse(text.strip().replace(' ', 'T'));
    }

    private static LocalDate dayOf(String text) {
        return LocalDate.parse(text.strip());
    }

    private static Pause pauseOf(String text) {
        String[] ends = text.split("/", -1);
        if (ends.length != 2) throw new IllegalArgumentException(text + ": allowed is FROM/TO");
        return new Pause(dayOf(ends[0]), dayOf(ends[1]));
    }

    private CommandSpec spec() {
        if (spec == null) throw new IllegalStateException("due runs through picocli");
        return spec;
    }
}
