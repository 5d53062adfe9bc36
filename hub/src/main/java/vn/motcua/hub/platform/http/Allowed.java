package vn.motcua.hub.platform.http;

import java.util.List;

/**
 * What a field may hold, said in both languages by {@code refusals_*.properties}.
 *
 * @param key without its prefix {@code allowed.}
 */
record Allowed(String key, List<Object> args) {
    static Allowed of(String key, Object... args) {
        return new Allowed(key, List.of(args));
    }
}
