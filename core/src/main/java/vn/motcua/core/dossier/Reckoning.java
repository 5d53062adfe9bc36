package vn.motcua.core.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * For which days figures are reckoned, and how.
 *
 * @param period they are for
 * @param soonUntil the last day that is "due soon" as of the period's end: so many working days on, which a calendar knows; not before
 *     that end
 * @param due which date decides
 * @param zone in which moments become dates
 */
public record Reckoning(Period period, LocalDate soonUntil, DueBasis due, ZoneId zone) {
    public Reckoning {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(zone, "zone");
        if (soonUntil.isBefore(period.to()))
            throw new IllegalArgumentException("due soon until " + soonUntil + ": allowed is " + period.to()
                    + ", the end of the period, or later");
    }

    LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
