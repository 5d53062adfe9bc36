package vn.motcua.hub.ticket;

/**
 * A place's calendar, reckoned without Java's time zones: so many seconds from UTC, other ones from a given moment on. Days are counted
 * and named by arithmetic of its own, so that what is under test does not judge itself.
 *
 * @param zone whose it is
 * @param from the first of its minutes, in seconds since 1970, UTC
 * @param before seconds east of UTC
 * @param change when clocks are set, in seconds since 1970, UTC; source: the IANA time zone database, which names the laws
 * @param after seconds east of UTC from the change on
 */
record Almanac(String zone, long from, int before, long change, int after) {
    static final int MINUTES = 3 * 24 * 60;
    private static final int DAY = 86_400;

    /** A place that sets no clock in its three days. */
    static Almanac fixed(String zone, long from, int east) {
        return new Almanac(zone, from, east, Long.MAX_VALUE, east);
    }

    /** @return when the n-th of its minutes begins, in seconds since 1970 */
    long minute(int n) {
        return from + 60L * n;
    }

    private long wall(long seconds) {
        return seconds + (seconds < change ? before : after);
    }

    /** Days since 1970 there. */
    long day(long seconds) {
        return Math.floorDiv(wall(seconds), DAY);
    }

    /** As a clock on the wall shows it. */
    int minuteOfDay(long seconds) {
        return (int) Math.floorMod(wall(seconds), DAY) / 60;
    }

    /** 1970 began on a Thursday. */
    boolean isWeekday(long day) {
        long sinceMonday = Math.floorMod(day + 3, 7);
        return sinceMonday < 5;
    }

    /** As in "2026-11-22", by counting years and months. */
    static String name(long day) {
        int year = 1970;
        long left = day;
        for (; left >= daysOf(year); year++) left -= daysOf(year);
        int month = 1;
        for (; left >= daysOf(year, month); month++) left -= daysOf(year, month);
        return "%04d-%02d-%02d".formatted(year, month, left + 1);
    }

    private static int daysOf(int year) {
        return isLeap(year) ? 366 : 365;
    }

    private static int daysOf(int year, int month) {
        if (month == 2) return isLeap(year) ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    @Override
    public String toString() {
        return zone + " from " + name(day(from));
    }
}
