package vn.motcua.hub.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.Refusals;

/** When to come back. Pure. */
final class Openings {
    private static final int DAYS_AHEAD = 60;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private Openings() {}

    static Requests.Refusal closed(OpeningCalendar calendar, Instant now) {
        return next(calendar, now)
                .map(at -> Refusals.of("CLOSED", TIME.format(at), DAY.format(at)))
                .orElseGet(() -> new Requests.Refusal(
                        "CLOSED", Refusals.of("CLOSED_NO_DATE").message()));
    }

    /** Open still, but a number would not be reached any more. */
    static Requests.Refusal closing(OpeningCalendar calendar, Instant now) {
        return next(calendar, now)
                .map(at -> Refusals.of("CLOSING_SOON", TIME.format(at), DAY.format(at)))
                .orElseGet(() -> new Requests.Refusal(
                        "CLOSING_SOON", Refusals.of("CLOSED_NO_DATE").message()));
    }

    /** The numbers of a service are given; some more from then on, if from any time. */
    static Requests.Refusal spent(Optional<LocalDateTime> next) {
        return next.map(at -> Refusals.of("CONTINGENT_SPENT", TIME.format(at), DAY.format(at)))
                .orElseGet(() -> new Requests.Refusal(
                        "CONTINGENT_SPENT",
                        Refusals.of("CONTINGENT_SPENT_NO_DATE").message()));
    }

    /** The next beginning of a session, in the site's zone. */
    static Optional<LocalDateTime> next(OpeningCalendar calendar, Instant now) {
        LocalDateTime local = now.atZone(calendar.zone()).toLocalDateTime();
        LocalDate today = local.toLocalDate();
        return today.datesUntil(today.plusDays(DAYS_AHEAD))
                .flatMap(day -> calendar.sessions(day).stream().map(session -> day.atTime(session.from())))
                .filter(start -> start.isAfter(local))
                .min(LocalDateTime::compareTo);
    }
}
