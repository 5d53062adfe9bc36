package vn.motcua.hub.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.Site;

/**
 * A series as it was until a change. A kiosk that was cut off before the change prints by it as long as it holds bands: its numbers
 * belong to nobody else until then.
 *
 * @param until the last business day on which such a number may be printed
 * @param changedAt when it became another
 */
record PastSeries(Series series, LocalDate until, Instant changedAt) {
    /** Bands are leased for today and the next three opening days: nobody holds one for longer. */
    static final int DAYS = 4;

    private static final Duration KEPT = Duration.ofDays(70);

    /** Those of the catalogue before that are not so any more. */
    static List<PastSeries> of(Site before, Site after, Instant at) {
        List<LocalDate> days =
                before.calendar().openingDaysFrom(before.calendar().businessDay(at), DAYS);
        LocalDate until = days.isEmpty() ? before.calendar().businessDay(at) : days.get(days.size() - 1);
        List<PastSeries> past = new ArrayList<>();
        for (Series series : before.series())
            if (!after.series().contains(series)) past.add(new PastSeries(series, until, at));
        return past;
    }

    /** Over for good, whatever calendar it was reckoned by. */
    boolean isOver(Instant now) {
        return now.isAfter(changedAt.plus(KEPT));
    }
}
