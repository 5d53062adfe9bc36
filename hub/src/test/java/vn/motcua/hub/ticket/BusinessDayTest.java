package vn.motcua.hub.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.TicketIssued;
import vn.motcua.core.event.VisitClosedUnserved;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.HubRig;
import vn.motcua.hub.Sites;
import vn.motcua.hub.platform.ledger.Decision;

/** Every minute of a day, in zones east and west of UTC and one with a half hour. */
class BusinessDayTest {
    @ParameterizedTest
    @ValueSource(strings = {"Asia/Ho_Chi_Minh", "America/St_Johns", "Pacific/Auckland"})
    void numbersBelongToTheSitesOwnDayAndYesterdaysWaitersCloseUnserved(String zone) {
        Site site = Sites.of(Sites.calendar(zone, false), 999, 50);
        LocalDate monday = LocalDate.of(2026, 11, 23);
        for (int minute = 0; minute < 24 * 60; minute++) {
            Instant now =
                    monday.atStartOfDay(ZoneId.of(zone)).plusMinutes(minute).toInstant();
            Decision<Requests.Allocated> decision = TicketRules.allocate(state(new TicketBook()), ask(), site, now);
            boolean isOpen = minute >= 450 && minute < 690 || minute >= 780 && minute < 1020;
            assertThat(decision instanceof Decision.Accepted<Requests.Allocated>)
                    .as("minute %d", minute)
                    .isEqualTo(isOpen);
            if (decision instanceof Decision.Accepted<Requests.Allocated> accepted)
                assertThat(accepted.answer().businessDay()).isEqualTo(monday);
            else
                assertThat(((Decision.Refused<?>) decision).refusal().message().vi())
                        .contains(returns(minute));
            assertClosing(site, monday, now);
        }
    }

    private static String returns(int minute) {
        if (minute < 450) return "07:30 ngày 23/11/2026";
        return minute < 780 ? "13:00 ngày 23/11/2026" : "07:30 ngày 24/11/2026";
    }

    private static void assertClosing(Site site, LocalDate today, Instant now) {
        TicketBook book = new TicketBook();
        Ticket yesterdays = ticket(site, today.minusDays(1), 1);
        book.put(yesterdays);
        book.put(ticket(site, today, 2));
        List<Event> closed = TicketRules.closeDays(book, site.calendar().businessDay(now), now);
        assertThat(closed).containsExactly(new VisitClosedUnserved(yesterdays.visitId(), today.minusDays(1), now));
        assertThat(TicketRules.closeDays(book, today.minusDays(1), now)).isEmpty();
    }

    private static Ticket ticket(Site site, LocalDate day, int value) {
        return Ticket.issued(new TicketIssued(
                HubRig.request(),
                HubRig.visit(),
                site.series(Sites.A).orElseThrow().number(value),
                Sites.LAND,
                day,
                Priority.NORMAL,
                Text.Locale.VI,
                "",
                null,
                Ticket.CONSOLE,
                Instant.EPOCH));
    }

    private static Allocation ask() {
        return new Allocation(
                HubRig.request(),
                HubRig.visit(),
                Sites.LAND,
                Priority.NORMAL,
                Text.Locale.VI,
                "",
                null,
                Ticket.CONSOLE);
    }

    static QueueState state(TicketBook book) {
        BandBook bands = new BandBook();
        return new QueueState(book, bands, new Numbering(book, bands), () -> false, Waits.NONE);
    }
}
