package vn.motcua.kiosk.ticket;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.Allowed;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.font.Lettering;

/** A ticket of nobody with believable words, for previews and test prints; any of its words can be replaced. Pure. */
public final class SampleTicket {
    private static final String BUNDLE = "vn.motcua.kiosk.ticket.sample";
    private static final ResourceBundle.Control EXACTLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private SampleTicket() {}

    /**
     * @param language {@code vi} or {@code en}
     * @param data words by {@link TicketField#word()}, such as {@code number} or, for the other language of a bilingual paper,
     *     {@code service.en}; an empty one takes the line away
     * @throws IllegalArgumentException naming the key that is no field, the field that cannot be empty or the number that cannot be
     *     printed, and what is allowed
     */
    public static TicketPrintout of(String language, Map<String, String> data) {
        String other = language.equals("en") ? "vi" : "en";
        Map<TicketField, String> own = words(language);
        Map<TicketField, String> second = words(other);
        data.forEach((key, value) -> {
            int dot = key.indexOf('.');
            TicketField field = field(dot < 0 ? key : key.substring(0, dot), key);
            String of = dot < 0 ? language : key.substring(dot + 1);
            if (!of.equals("vi") && !of.equals("en")) throw unknown(key);
            (of.equals(language) ? own : second).put(field, value.strip());
        });
        Map<String, String> translation = new HashMap<>();
        second.forEach((field, words) -> {
            if (!words.isEmpty()) translation.put(field.stored(), words);
        });
        return printout(own, Locale.forLanguageTag(language)).with(translation);
    }

    private static Map<TicketField, String> words(String language) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, Locale.forLanguageTag(language), EXACTLY);
        Map<TicketField, String> words = new EnumMap<>(TicketField.class);
        for (TicketField field : TicketField.values())
            if (bundle.containsKey(field.word())) words.put(field, bundle.getString(field.word()));
        return words;
    }

    private static TicketField field(String word, String key) {
        return TicketField.named(word).or(() -> TicketField.storedAs(word)).orElseThrow(() -> unknown(key));
    }

    private static IllegalArgumentException unknown(String key) {
        return refused("ticket.data.unknown", key, TicketField.words());
    }

    private static IllegalArgumentException refused(String why, Object... values) {
        return new IllegalArgumentException(Allowed.of(why, values).toString());
    }

    /** Anything else may have a letter that cannot be printed; without its number a ticket is none. */
    private static String number(Map<TicketField, String> words) {
        String number = Lettering.shown(needed(words, TicketField.NUMBER)).strip();
        if (number.isEmpty() || number.contains(Lettering.MISSING))
            throw refused("ticket.data.number", TicketField.NUMBER.word() + "=" + words.get(TicketField.NUMBER));
        return number;
    }

    private static TicketPrintout printout(Map<TicketField, String> words, Locale locale) {
        return new TicketPrintout(
                        Objects.requireNonNullElse(words.get(TicketField.AGENCY), ""),
                        Objects.requireNonNullElse(words.get(TicketField.CENTRE), ""),
                        Objects.requireNonNullElse(words.get(TicketField.TITLE), ""),
                        Objects.requireNonNullElse(words.get(TicketField.SERVICE), ""),
                        number(words),
                        there(words, TicketField.AHEAD),
                        there(words, TicketField.ESTIMATE),
                        there(words, TicketField.COUNTERS),
                        Objects.requireNonNullElse(words.get(TicketField.TIME), ""),
                        needed(words, TicketField.URL),
                        there(words, TicketField.CAPTION),
                        Objects.requireNonNullElse(words.get(TicketField.CLOSING), ""),
                        there(words, TicketField.PRIORITY),
                        there(words, TicketField.REPRINT),
                        there(words, TicketField.TRAINING),
                        locale)
                .noted(there(words, TicketField.NOTE), there(words, TicketField.NOTICE));
    }

    private static String needed(Map<TicketField, String> words, TicketField field) {
        String text = there(words, field);
        if (text == null) throw refused("ticket.data.needed", field.word() + "=");
        return text;
    }

    private static @Nullable String there(Map<TicketField, String> words, TicketField field) {
        String text = words.get(field);
        return text == null || text.isEmpty() ? null : text;
    }
}
