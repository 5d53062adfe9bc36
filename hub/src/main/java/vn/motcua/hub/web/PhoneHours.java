package vn.motcua.hub.web;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.hub.visit.VisitQueries.PhoneView;

/** What one who waits must know of breaks, closing time and shut counters. Pure. */
final class PhoneHours {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private PhoneHours() {}

    /**
     * One line to say.
     *
     * @param key of the text
     * @param times its arguments, as people read them
     * @param stops nobody is called for now, so advice to be near would be wrong
     */
    record Notice(String key, List<String> times, boolean stops) {
        private static Notice of(String key, boolean stops, LocalTime... times) {
            return new Notice(
                    key, java.util.Arrays.stream(times).map(TIME::format).toList(), stops);
        }
    }

    /**
     * What changes a page though nothing in its line moves: the hours themselves, and being inside or outside them.
     *
     * @param calendar the centre's hours
     * @param isOpen now
     */
    record Hours(OpeningCalendar calendar, boolean isOpen) {
        static Hours at(OpeningCalendar calendar, Instant now) {
            return new Hours(calendar, calendar.isOpen(now));
        }
    }

    static Optional<Notice> notice(PhoneView view, OpeningCalendar calendar, Instant now) {
        ZonedDateTime local = now.atZone(calendar.zone());
        Optional<LocalTime> later = calendar.sessions(local.toLocalDate()).stream()
                .map(OpeningCalendar.Session::from)
                .filter(from -> from.isAfter(local.toLocalTime()))
                .min(LocalTime::compareTo);
        boolean isBegun = calendar.sessions(local.toLocalDate()).stream()
                .anyMatch(session -> !session.from().isAfter(local.toLocalTime()));
        if (!calendar.isOpen(now))
            return Optional.of(later.map(from -> Notice.of(isBegun ? "phone.pause" : "phone.early", true, from))
                    .orElseGet(() -> Notice.of("phone.over", true)));
        if (view.unserved()) return Optional.of(Notice.of("phone.shut", true));
        if (view.range() == null) return Optional.empty();
        ZonedDateTime turn = local.plusMinutes(view.estimateMinutes());
        return calendar.closesAt(now)
                .filter(end -> !turn.isBefore(local.with(end)))
                .map(end -> later.map(again -> Notice.of("phone.break", false, end, again))
                        .orElseGet(() -> Notice.of("phone.closes", false, end)));
    }
}
