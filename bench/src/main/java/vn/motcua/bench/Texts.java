package vn.motcua.bench;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.ResourceBundle;

/** What the bench says, in the language of the terminal's locale. Any thread. */
public final class Texts {
    static final String BUNDLE = "vn.motcua.bench.bench";
    private static final ResourceBundle WORDS = ResourceBundle.getBundle(BUNDLE);

    private Texts() {}

    /** The text of a key with its values; numbers are not grouped. */
    public static String of(String key, Object... values) {
        Object[] plain = Arrays.stream(values).map(String::valueOf).toArray();
        return new MessageFormat(WORDS.getString(key)).format(plain);
    }
}
