package vn.motcua.edge.trust;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.ResourceBundle;

/** What is said about certificates, in the machine's language. Any thread. */
final class TrustTexts {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("vn.motcua.edge.trust.trust");

    private TrustTexts() {}

    static String of(String key, Object... values) {
        Object[] words = Arrays.stream(values).map(TrustTexts::word).toArray();
        return new MessageFormat(TEXTS.getString(key)).format(words);
    }

    private static String word(Object value) {
        return value instanceof Instant time
                ? DateTimeFormatter.ofPattern(TEXTS.getString("date"))
                        .withZone(ZoneId.systemDefault())
                        .format(time)
                : String.valueOf(value);
    }
}
