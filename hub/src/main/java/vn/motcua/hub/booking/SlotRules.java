package vn.motcua.hub.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.model.BookingPolicy;
import vn.motcua.core.model.OpeningCalendar;

/**
 * Which slots a day has, from the opening calendar alone. Pure. Slots are pieces of real time: on the day the clocks change they are
 * as long as on any other, and none begins at a time that does not exist.
 */
final class SlotRules {
    private SlotRules() {}

    /** Earliest first; none on a closed day. */
    static List<Slot> of(OpeningCalendar calendar, LocalDate day, Duration length) {
        List<Slot> slots = new ArrayList<>();
        List<OpeningCalendar.Session> sessions = calendar.sessions(day);
        ZoneId zone = calendar.zone();
        if (sessions.isEmpty() && calendar.alwaysOpen()) {
            Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
            add(slots, day.atStartOfDay(zone).toInstant(), end, length);
        }
        for (OpeningCalendar.Session session : sessions) {
            Instant from = day.atTime(session.from()).atZone(zone).toInstant();
            add(slots, from, day.atTime(session.to()).atZone(zone).toInstant(), length);
        }
        return slots;
    }

    private static void add(List<Slot> slots, Instant from, Instant to, Duration length) {
        for (Instant at = from; !at.plus(length).isAfter(to); at = at.plus(length))
            slots.add(new Slot(at, at.plus(length)));
    }

    /** The slot that begins then, if there is one. */
    static Optional<Slot> at(OpeningCalendar calendar, Instant startsAt, Duration length) {
        return of(calendar, calendar.businessDay(startsAt), length).stream()
                .filter(slot -> slot.startsAt().equals(startsAt))
                .findFirst();
    }

    /** Whether it is too late to book it. */
    static boolean isClosed(Slot slot, BookingPolicy policy, Instant now) {
        return !now.isBefore(slot.startsAt().minus(policy.closes())) || !now.isBefore(slot.startsAt());
    }

    /** The last day that may be booked. */
    static LocalDate lastDay(OpeningCalendar calendar, BookingPolicy policy, Instant now) {
        return calendar.businessDay(now).plusDays(policy.daysAhead());
    }
}
