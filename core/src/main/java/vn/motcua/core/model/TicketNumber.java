package vn.motcua.core.model;

import java.util.Objects;

/**
 * The number on a ticket.
 *
 * @param series the series it belongs to
 * @param value its place in the series' range
 * @param text what is printed, called and shown, such as {@code A012}
 */
public record TicketNumber(SeriesId series, int value, String text) {
    public TicketNumber {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(text, "text");
        if (value < 0) throw new IllegalArgumentException("value " + value + ": allowed are 0 and above");
        if (text.isBlank() || text.length() > 12) {
            throw new IllegalArgumentException("text '" + text + "': allowed are 1 to 12 characters");
        }
    }
}
