package vn.motcua.hub.ticket;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import vn.motcua.core.model.Contingents;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Requests;

/** How many numbers of a service there still are. Pure. */
final class ContingentRules {
    private ContingentRules() {}

    /** Numbers still to be had now; empty without a limit. */
    static OptionalInt left(TicketBook tickets, Site site, ServiceId service, Instant now) {
        Contingents limits = Contingents.of(site, service);
        if (limits.isEmpty()) return OptionalInt.empty();
        OpeningCalendar calendar = site.calendar();
        DayBook day = tickets.day(calendar.businessDay(now));
        return limits.left(calendar.local(now), limit -> day.given(limit, calendar));
    }

    /** Says when to come; empty if there is a number. */
    static Optional<Requests.Refusal> refusal(TicketBook tickets, Site site, ServiceId service, Instant now) {
        if (left(tickets, site, service, now).orElse(1) > 0) return Optional.empty();
        OpeningCalendar calendar = site.calendar();
        DayBook day = tickets.day(calendar.businessDay(now));
        LocalDateTime local = calendar.local(now);
        return Optional.of(
                Openings.spent(Contingents.of(site, service).next(local, limit -> day.given(limit, calendar))));
    }
}
