package vn.motcua.hub.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import vn.motcua.core.model.OpeningCalendar;

/** Somebody is there while the centre is closed, by its own calendar: days off and days worked in place of others included. Pure. */
final class AfterHoursRule {
    private static final Set<String> KINDS = Set.of("presence", "motion", "line-crossed");

    private AfterHoursRule() {}

    /** @param margin before a session begins and after it ends */
    static boolean isSaid(Course course, OpeningCalendar calendar, Duration margin) {
        Instant at = course.alarmAt();
        return at != null && KINDS.contains(course.kind()) && isClosed(calendar, at, margin);
    }

    /** A margin may reach over midnight. */
    static boolean isClosed(OpeningCalendar calendar, Instant at, Duration margin) {
        if (calendar.alwaysOpen()) return false;
        LocalDate day = calendar.businessDay(at);
        for (LocalDate one = day.minusDays(1); !one.isAfter(day.plusDays(1)); one = one.plusDays(1))
            for (OpeningCalendar.Session session : calendar.sessions(one)) {
                Instant from =
                        one.atTime(session.from()).atZone(calendar.zone()).toInstant();
                Instant to = one.atTime(session.to()).atZone(calendar.zone()).toInstant();
                if (!at.isBefore(from.minus(margin)) && at.isBefore(to.plus(margin))) return false;
            }
        return true;
    }
}
