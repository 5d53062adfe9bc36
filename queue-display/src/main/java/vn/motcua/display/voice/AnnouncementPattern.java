package vn.motcua.display.voice;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a call says, with the places of the ticket and of the counter. Immutable; any thread.
 *
 * @param text holds {@code {ticket}} and {@code {counter}} exactly once each
 */
public record AnnouncementPattern(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
    /** Marks for the eye; a pause stands between phrases anyway. */
    private static final Pattern SILENT = Pattern.compile("\\s*[,;:.!?។]+\\s*");

    private static final String TICKET = "ticket";
    private static final String COUNTER = "counter";

    /** @throws IllegalArgumentException if a place is missing, doubled or unknown */
    public AnnouncementPattern {
        text = Normalizer.normalize(text.strip(), Normalizer.Form.NFC).replaceAll("\\s+", " ");
        List<String> places = PLACE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
        if (!places.equals(List.of(COUNTER, TICKET))) {
            throw new IllegalArgumentException("\"" + text + "\" must hold {ticket} and {counter} once each");
        }
    }

    SpokenText fill(List<String> ticket, List<String> counter) {
        List<String> phrases = new ArrayList<>();
        Matcher places = PLACE.matcher(text);
        int from = 0;
        while (places.find()) {
            addFixed(phrases, text.substring(from, places.start()));
            phrases.addAll(places.group(1).equals(TICKET) ? ticket : counter);
            from = places.end();
        }
        addFixed(phrases, text.substring(from));
        return new SpokenText(phrases);
    }

    /** The words that stand in it whatever is called. */
    List<String> fixedWords() {
        List<String> fixed = new ArrayList<>();
        for (String part : PLACE.split(text)) addFixed(fixed, part);
        return fixed;
    }

    private static void addFixed(List<String> phrases, String fixed) {
        String words = SILENT.matcher(fixed).replaceAll(" ").strip();
        if (!words.isEmpty()) phrases.add(words);
    }
}
