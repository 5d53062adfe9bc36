package vn.motcua.core.model;

import java.util.Objects;

/**
 * A run of ticket numbers.
 *
 * @param id its name
 * @param prefix letters before the digits, may be empty
 * @param first lowest number, inclusive
 * @param last highest number, inclusive; the range never wraps within a business day
 * @param digits digits printed, padded with zeros
 * @param bandSize how many numbers one offline band holds
 */
public record Series(SeriesId id, String prefix, int first, int last, int digits, int bandSize) {
    /** Name of the run of visits that have no number, which no site can give away. */
    public static final String WITHOUT_NUMBER = "no-ticket";

    public Series {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(prefix, "prefix");
        if (id.value().equals(WITHOUT_NUMBER))
            throw new IllegalArgumentException("series " + id + ": this name is kept for visits without a number");
        if (first < 0 || last < first || last > 99_999) {
            throw new IllegalArgumentException(
                    "series " + id + ": range " + first + "–" + last + ": allowed is 0 ≤ first ≤ last ≤ 99999");
        }
        if (digits < 1 || digits > 5)
            throw new IllegalArgumentException("series " + id + ": digits " + digits + ": allowed are 1 to 5");
        if (bandSize < 1)
            throw new IllegalArgumentException("series " + id + ": bandSize " + bandSize + ": allowed are 1 and above");
    }

    public TicketNumber number(int value) {
        if (value < first || value > last) {
            throw new IllegalArgumentException(
                    "series " + id + ": number " + value + " is outside " + first + "–" + last);
        }
        return new TicketNumber(id, value, text(value));
    }

    /**
     * As {@link #number}, of a band leased before the range became what it is: a promise to a kiosk outlives the range.
     *
     * @param value of the band
     */
    public TicketNumber leased(int value) {
        return new TicketNumber(id, value, text(value));
    }

    /** How a number is printed and called, one outside the range too. */
    public String text(int value) {
        return prefix + padded(value);
    }

    // Not String.format: a kiosk's busiest path, and the formatter brings in the tables of every locale.
    private String padded(int value) {
        String plain = Integer.toString(value);
        return "0".repeat(Math.max(0, digits - plain.length())) + plain;
    }
}
