package vn.motcua.core.dossier;

import java.util.EnumMap;
import java.util.Map;

/**
 * Counts dossiers one by one, so that a register of any size needs no room. How they came and what became of them are counted apart, by
 * different dates: that both sums agree (3=7+11) is a check, no arithmetic. One thread.
 */
public final class OnTimeCount {
    private final Reckoning how;
    private final Map<OnTimeRules.Entry, Long> entries = new EnumMap<>(OnTimeRules.Entry.class);
    private final Map<OnTimeRules.Standing, Long> standings = new EnumMap<>(OnTimeRules.Standing.class);
    private long dueSoon;

    public OnTimeCount(Reckoning how) {
        this.how = how;
    }

    /** Each dossier once; one that is not in the period changes nothing. */
    public void add(Dossier dossier) {
        OnTimeRules.entry(dossier, how).ifPresent(entry -> {
            entries.merge(entry, 1L, Long::sum);
            standings.merge(OnTimeRules.standing(dossier, how), 1L, Long::sum);
            if (OnTimeRules.isDueSoon(dossier, how)) dueSoon++;
        });
    }

    public OnTimeFigures figures() {
        long withdrawn = of(OnTimeRules.Standing.WITHDRAWN);
        return new OnTimeFigures(
                of(OnTimeRules.Entry.NEW_ONLINE),
                of(OnTimeRules.Entry.NEW_DIRECT_OR_POSTAL),
                of(OnTimeRules.Entry.CARRIED_IN),
                of(OnTimeRules.Standing.RESOLVED_EARLY),
                of(OnTimeRules.Standing.RESOLVED_ON_TIME) + withdrawn,
                withdrawn,
                of(OnTimeRules.Standing.RESOLVED_LATE),
                of(OnTimeRules.Standing.PENDING_IN_TIME),
                of(OnTimeRules.Standing.PENDING_OVERDUE),
                dueSoon);
    }

    private long of(OnTimeRules.Entry entry) {
        return entries.getOrDefault(entry, 0L);
    }

    private long of(OnTimeRules.Standing standing) {
        return standings.getOrDefault(standing, 0L);
    }
}
