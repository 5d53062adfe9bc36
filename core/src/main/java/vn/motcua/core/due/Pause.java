package vn.motcua.core.due;

import java.time.LocalDate;

/**
 * The applicant was waited for: a paper, or a fee.
 *
 * @param from the day of the request, which does not count
 * @param to the day it came, which does not count either: the rest begins with the day after
 */
public record Pause(LocalDate from, LocalDate to) {
    public Pause {
        if (to.isBefore(from))
            throw new IllegalArgumentException(
                    "pause " + from + "/" + to + ": it ends before it begins; allowed is FROM/TO");
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
