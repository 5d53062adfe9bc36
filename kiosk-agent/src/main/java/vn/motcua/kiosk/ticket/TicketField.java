package vn.motcua.kiosk.ticket;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.print.TicketPrintout;

/** What a template may name in braces, and {@code when} and {@code unless} without. */
public enum TicketField {
    AGENCY("agencyLine", true, TicketPrintout::agencyLine),
    CENTRE("centreName", true, TicketPrintout::centreName),
    TITLE("title", true, TicketPrintout::title),
    SERVICE("serviceName", true, TicketPrintout::serviceName),
    NUMBER("numberText", false, TicketPrintout::numberText),
    AHEAD("peopleAheadText", false, TicketPrintout::peopleAheadText),
    ESTIMATE("estimateText", false, TicketPrintout::estimateText),
    COUNTERS("countersText", true, TicketPrintout::countersText),
    TIME("issueTimeText", false, TicketPrintout::issueTimeText),
    URL("qrUrl", false, TicketPrintout::qrUrl),
    CAPTION("qrCaption", true, TicketPrintout::qrCaption),
    CLOSING("keepAndWaitText", true, TicketPrintout::keepAndWaitText),
    PRIORITY("priorityMark", true, TicketPrintout::priorityMark),
    REPRINT("reprintMark", true, TicketPrintout::reprintMark),
    TRAINING("trainingMark", true, TicketPrintout::trainingMark),
    NOTE("noteText", true, TicketPrintout::noteText),
    NOTICE("noticeText", true, TicketPrintout::noticeText);

    private final String stored;
    private final boolean isLasting;
    private final Function<TicketPrintout, @Nullable String> reader;

    TicketField(String stored, boolean isLasting, Function<TicketPrintout, @Nullable String> reader) {
        this.stored = stored;
        this.isLasting = isLasting;
        this.reader = reader;
    }

    /** As templates and {@code --data} write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name in a printout's JSON and among its translations. */
    public String stored() {
        return stored;
    }

    /** Whether many tickets in a row carry the same words here, so that what is drawn of them is worth keeping. */
    boolean isLasting() {
        return isLasting;
    }

    /** The words in the citizen's language; null if this ticket has none. */
    @Nullable
    String of(TicketPrintout ticket) {
        String words = reader.apply(ticket);
        return words == null || words.isBlank() ? null : words;
    }

    /** The words in a given language, {@code vi} or {@code en}; null if this ticket has none in it. */
    @Nullable
    String of(TicketPrintout ticket, String language) {
        boolean isOwn = ticket.locale().getLanguage().equals(language) || this == NUMBER || this == URL;
        return isOwn ? of(ticket) : ticket.translation().get(stored);
    }

    static Optional<TicketField> named(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equals(word))
                .findFirst();
    }

    static Optional<TicketField> storedAs(String name) {
        return Arrays.stream(values())
                .filter(field -> field.stored.equals(name))
                .findFirst();
    }

    /** As a template writes them. */
    static String blanks() {
        return Arrays.stream(values()).map(field -> "{" + field.word() + "}").collect(Collectors.joining(", ")) + ", {"
                + SERVICE.word() + ".vi}, {" + SERVICE.word() + ".en}";
    }

    public static String words() {
        return Arrays.stream(values()).map(TicketField::word).collect(Collectors.joining(", "));
    }
}
