package vn.motcua.core.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * Working days as deadlines count them: Monday to Friday without holidays, and the Saturdays worked in place of one. A Saturday on which
 * a centre also receives visitors is none. Pure.
 */
public final class WorkingDays {
    /** When an office's day ends where the calendar has no session on it. */
    private static final LocalTime OFFICE_ENDS = LocalTime.of(17, 0);

    private WorkingDays() {}

    public static boolean isWorked(OpeningCalendar calendar, LocalDate day) {
        if (calendar.closed().contains(day)) return false;
        boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !isWeekend || calendar.swapped().contains(day);
    }

    /**
     * The end of the {@code days}-th working day after a moment; the day of that moment does not count, whether it is worked or not.
     *
     * @param days at least 1
     * @throws IllegalArgumentException if the calendar has no so many working days within a year
     */
    public static Instant due(OpeningCalendar calendar, Instant from, int days) {
        if (days < 1) throw new IllegalArgumentException("days " + days + ": allowed is 1 or more");
        LocalDate day = calendar.businessDay(from);
        LocalDate last = day.plusYears(1);
        int left = days;
        while (left > 0) {
            day = day.plusDays(1);
            if (day.isAfter(last)) throw new IllegalArgumentException("no working day within a year: see the calendar");
            if (isWorked(calendar, day)) left--;
        }
        List<OpeningCalendar.Session> sessions = calendar.sessions(day);
        LocalTime end = sessions.isEmpty()
                ? OFFICE_ENDS
                : sessions.get(sessions.size() - 1).to();
        return day.atTime(end).atZone(calendar.zone()).toInstant();
    }
}
