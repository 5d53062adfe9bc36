package vn.motcua.core.config;

import java.util.List;
import vn.motcua.core.model.Text;

/**
 * What a configuration key may hold, as the name of its words in {@link ConfigTexts}; {@code args} fill {@code {0}}, {@code {1}} …
 */
public record Allowed(String key, List<String> args) {
    public Allowed {
        args = List.copyOf(args);
    }

    public static Allowed of(String key, Object... args) {
        return new Allowed(key, List.of(args).stream().map(String::valueOf).toList());
    }

    /** In both languages, whatever the machine's. */
    public Text text() {
        return new Text(ConfigTexts.in("vi", key, args.toArray()), ConfigTexts.in("en", key, args.toArray()));
    }

    @Override
    public String toString() {
        return ConfigTexts.of(key, args.toArray());
    }
}
