package vn.motcua.kiosk.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Text;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.font.Lettering;

/**
 * A template's text with its blanks, such as {@code "Quầy {counters}"} or, in one language always, {@code "{service.en}"}. A ticket that
 * has no words for one of the blanks has no words for the whole phrase.
 */
final class Phrase {
    private static final Pattern BLANK = Pattern.compile("\\{([^{}]*)}");

    private final Text text;
    private final boolean isLasting;

    /** @throws IllegalArgumentException for a blank that is no field or no language */
    Phrase(Text text) {
        this.text = text;
        List<Blank> blanks = new ArrayList<>(blanks(text.vi()));
        blanks.addAll(blanks(text.en()));
        this.isLasting = blanks.stream().allMatch(blank -> blank.field().isLasting());
    }

    private record Blank(TicketField field, @Nullable String language) {
        static Blank of(String inBraces) {
            int dot = inBraces.indexOf('.');
            String word = dot < 0 ? inBraces : inBraces.substring(0, dot);
            String language = dot < 0 ? null : inBraces.substring(dot + 1);
            boolean isLanguage = language == null || language.equals("vi") || language.equals("en");
            TicketField field = TicketField.named(word).orElseThrow(() -> new IllegalArgumentException(inBraces));
            if (!isLanguage) throw new IllegalArgumentException(inBraces);
            return new Blank(field, language);
        }

        @Nullable
        String in(TicketPrintout ticket) {
            return language == null ? field.of(ticket) : field.of(ticket, language);
        }
    }

    private static List<Blank> blanks(String text) {
        String rest = BLANK.matcher(text).replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) throw new IllegalArgumentException(text);
        return BLANK.matcher(text)
                .results()
                .map(found -> Blank.of(found.group(1)))
                .toList();
    }

    /** Whether every language of it has this blank. */
    boolean names(TicketField field) {
        return Stream.of(text.vi(), text.en())
                .allMatch(words -> blanks(words).stream().anyMatch(blank -> blank.field() == field));
    }

    /** Whether the words change only with service and site. */
    boolean isLasting() {
        return isLasting;
    }

    /** The words on this ticket; empty if it has none. */
    Optional<String> in(TicketPrintout ticket) {
        boolean isEnglish = ticket.locale().getLanguage().equals("en");
        Matcher blanks = BLANK.matcher(isEnglish ? text.en() : text.vi());
        StringBuilder words = new StringBuilder();
        while (blanks.find()) {
            String filled = Blank.of(blanks.group(1)).in(ticket);
            if (filled == null) return Optional.empty();
            blanks.appendReplacement(words, Matcher.quoteReplacement(filled));
        }
        return Optional.of(blanks.appendTail(words).toString())
                .filter(said -> !Lettering.shown(said).isBlank());
    }
}
