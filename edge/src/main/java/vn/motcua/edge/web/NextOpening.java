package vn.motcua.edge.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import vn.motcua.core.model.OpeningCalendar;

/** When a closed site opens next. Pure. */
public final class NextOpening {
    private static final int DAYS = 8;

    private NextOpening() {}

    /** Empty while open, or if nothing is known for the next opening days. */
    public static Optional<Instant> after(OpeningCalendar calendar, Instant now) {
        if (calendar.isOpen(now)) return Optional.empty();
        ZoneId zone = calendar.zone();
        for (LocalDate day : calendar.openingDaysFrom(calendar.businessDay(now), DAYS)) {
            for (OpeningCalendar.Session session : calendar.sessions(day)) {
                Instant opens =
                        LocalDateTime.of(day, session.from()).atZone(zone).toInstant();
                if (opens.isAfter(now)) return Optional.of(opens);
            }
        }
        return Optional.empty();
    }
}
