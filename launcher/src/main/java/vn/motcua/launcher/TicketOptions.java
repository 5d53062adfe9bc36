package vn.motcua.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.font.Lettering;
import vn.motcua.kiosk.printer.PrintMode;
import vn.motcua.kiosk.printer.PrinterProfile;
import vn.motcua.kiosk.ticket.SampleTicket;
import vn.motcua.kiosk.ticket.TicketTemplate;

/** Which ticket, in which look, for which kind of printer: the options all {@code motcua ticket} commands share. */
final class TicketOptions {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle(TicketCommand.TEXTS);
    private static final String PROFILE = "generic-80";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--template", paramLabel = "NAME|FILE", descriptionKey = "template")
    private @Nullable String template;

    @Option(names = "--profile", paramLabel = "PROFILE", descriptionKey = "profile")
    private String profile = PROFILE;

    @Option(names = "--mode", paramLabel = "raster|text|auto", descriptionKey = "mode")
    private @Nullable PrintMode mode;

    @Option(names = "--data", paramLabel = "FIELD=WORDS", descriptionKey = "data")
    private Map<String, String> data = new LinkedHashMap<>();

    @Option(names = "--lang", paramLabel = "vi|en", descriptionKey = "lang")
    private String language = "vi";

    /** The profile with the mode asked for. */
    PrinterProfile profile() {
        PrinterProfile named = named();
        return mode == null ? named : named.with(mode);
    }

    private PrinterProfile named() {
        if (!PrinterProfile.names().contains(profile))
            throw refused(text("profile.unknown", profile, String.join(", ", PrinterProfile.names())));
        return PrinterProfile.named(profile);
    }

    TicketTemplate template() {
        String asked = template;
        if (asked == null) return TicketTemplate.standard();
        if (!TicketTemplate.names().contains(asked) && !Files.exists(Path.of(asked)))
            throw refused(text("template.unknown", asked, String.join(", ", TicketTemplate.names())));
        return checked("--template", () -> TicketTemplate.find(asked, null));
    }

    TicketPrintout printout() {
        String lang = language.toLowerCase(Locale.ROOT);
        if (!lang.equals("vi") && !lang.equals("en")) throw refused(text("lang.unknown", language));
        return checked("--data", () -> SampleTicket.of(lang, data));
    }

    /** What cannot be drawn of it (a code too long, a broken picture) is a wrong option like any other. */
    <T> T drawn(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    /** Letters that no font has are told, besides the signs that stand for them. */
    void warnOfLetters(TicketPrintout ticket) {
        Set<String> missing = template().missing(ticket);
        if (missing.isEmpty() || spec == null) return;
        spec.commandLine().getErr().println(text("letters.missing", Lettering.MISSING, String.join(" ", missing)));
    }

    private <T> T checked(String option, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw refused(option + ": " + e.getMessage());
        }
    }

    private ParameterException refused(String why) {
        if (spec == null) throw new IllegalStateException("ticket runs through picocli");
        return new ParameterException(spec.commandLine(), why);
    }

    static String text(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key)).format(values);
    }
}
