package vn.motcua.core.dossier;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A stretch of days figures are for.
 *
 * @param from its first day
 * @param to its last day, which belongs to it; not before {@code from}
 */
public record Period(LocalDate from, LocalDate to) {
    public Period {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (to.isBefore(from))
            throw new IllegalArgumentException("period " + from + ".." + to + ": it ends before it begins");
    }
}
