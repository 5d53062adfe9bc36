package vn.motcua.kiosk;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.ResourceBundle;

/** What whoever starts the agent reads when it cannot go on, in the machine's language: Vietnamese or English. Any thread. */
final class Console {
    private Console() {}

    /** Loaded only when there is something to say: an agent that runs keeps no bundle in memory. */
    static String of(String key, Object... args) {
        Object[] words = Arrays.stream(args).map(String::valueOf).toArray();
        return new MessageFormat(
                        ResourceBundle.getBundle("vn.motcua.kiosk.console").getString(key))
                .format(words);
    }
}
