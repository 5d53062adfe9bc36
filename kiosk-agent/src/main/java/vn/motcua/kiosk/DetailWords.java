package vn.motcua.kiosk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What exactly stands in the way of a device, in the language of the terminal. Logs and statuses say it in English, whoever started
 * the agent; what this table does not know stays as it was said. Any thread.
 */
final class DetailWords {
    /** The report names the address already. */
    private static final Pattern ADDRESS =
            Pattern.compile("^(?:(?:tcp|serial|usblp|input|hid|spool|file|memory):\\S*: )+");

    private static final String BUNDLE = "vn.motcua.kiosk.doctor.details";

    /** How far a write came, behind what ended it. */
    private static final String PART = "part";

    private record Phrase(Pattern said, String words) {
        static Phrase of(ResourceBundle texts, String key) {
            return new Phrase(Pattern.compile(texts.getString(key + ".said")), texts.getString(key + ".words"));
        }
    }

    private DetailWords() {}

    static String of(String detail) {
        return in(Locale.getDefault(), detail);
    }

    static String in(Locale terminal, String detail) {
        String said = ADDRESS.matcher(detail).replaceFirst("");
        if (!terminal.getLanguage().equals("vi")) return said;
        Control exact = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, Locale.forLanguageTag("vi"), exact);
        Phrase part = Phrase.of(texts, PART);
        Matcher partly = part.said().matcher(said);
        if (!partly.matches()) return cause(texts, said);
        String cause = Matcher.quoteReplacement(cause(texts, partly.group(1)));
        return partly.replaceFirst(part.words().replace("$1", cause));
    }

    private static String cause(ResourceBundle texts, String said) {
        for (Phrase one : phrases(texts)) {
            Matcher found = one.said().matcher(said);
            if (found.matches()) return found.replaceFirst(one.words());
        }
        return said;
    }

    private static List<Phrase> phrases(ResourceBundle texts) {
        List<Phrase> all = new ArrayList<>();
        for (int i = 1; texts.containsKey(i + ".said"); i++) all.add(Phrase.of(texts, Integer.toString(i)));
        return all;
    }
}
