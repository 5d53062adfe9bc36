package vn.motcua.hub.estimate;

import java.time.Instant;

/**
 * Hour of the day and day of the week of an instant, in UTC: what is learned must not depend on the site's configuration (I7). Where
 * summer time comes and goes, habits are relearned over the following weeks. Pure.
 */
final class Slot {
    static final int HOURS = 24;
    static final int DAYS = 7;
    private static final int HOUR_SECONDS = 3_600;
    private static final int DAY_SECONDS = 86_400;

    private Slot() {}

    static int hour(Instant at) {
        return (int) (Math.floorMod(at.getEpochSecond(), DAY_SECONDS) / HOUR_SECONDS);
    }

    /** 0 is a Thursday; nobody needs its name. */
    static int weekday(Instant at) {
        return (int) Math.floorMod(Math.floorDiv(at.getEpochSecond(), DAY_SECONDS), (long) DAYS);
    }
}
