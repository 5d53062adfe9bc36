package vn.motcua.launcher;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** What the command line says, in the language of the terminal's locale. Any thread. */
public final class Texts {
    static final String BUNDLE = "vn.motcua.launcher.launcher";

    private Texts() {}

    /** The text of a key with its values; numbers are not grouped. */
    public static String of(String key, Object... values) {
        Object[] plain = java.util.Arrays.stream(values).map(String::valueOf).toArray();
        return MessageFormat.format(ResourceBundle.getBundle(BUNDLE).getString(key), plain);
    }
}
