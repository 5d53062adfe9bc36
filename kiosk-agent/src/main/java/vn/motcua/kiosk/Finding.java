package vn.motcua.kiosk;

import java.util.List;

/**
 * One thing the doctor looked at.
 *
 * @param mark how it stands
 * @param topic stable key of what was looked at, such as {@code disk}; the words are the caller's
 * @param values what was found, for the words
 */
public record Finding(Mark mark, String topic, List<String> values) {
    /** How it stands. */
    public enum Mark {
        GOOD,
        WARN,
        BAD
    }

    public Finding {
        values = List.copyOf(values);
    }

    static Finding of(Mark mark, String topic, Object... values) {
        return new Finding(
                mark,
                topic,
                java.util.Arrays.stream(values).map(String::valueOf).toList());
    }
}
