package vn.motcua.hub.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.TicketIssued;
import vn.motcua.core.event.VisitClosedUnserved;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.HubRig;
import vn.motcua.hub.Sites;
import vn.motcua.hub.platform.ledger.Decision;

/**
 * Every minute of three days, in zones without and with daylight saving, at noon's and at midnight's edge: to which day it belongs,
 * whether the site is open, which number is next, and whose day is over. Judged by an {@link Almanac} of its own.
 */
class EveryMinuteTest {
    private static final int EAST = 3_600;
    private static final int RANGE = 1_999;

    /** The days of the changes are the middle ones. */
    static Stream<Almanac> places() {
        return Stream.of(
                Almanac.fixed("UTC", at("2026-02-27T00:00:00Z"), 0), // the end of February
                Almanac.fixed("Asia/Ho_Chi_Minh", at("2026-12-30T17:00:00Z"), 7 * EAST), // the turn of the year
                Almanac.fixed("Asia/Kathmandu", at("2028-02-27T18:15:00Z"), 20_700), // a leap day, 5:45 h east
                // At 02:00 to 03:00, and at 03:00 to 02:00.
                new Almanac("Europe/Berlin", at("2026-03-27T23:00:00Z"), EAST, at("2026-03-29T01:00:00Z"), 2 * EAST),
                new Almanac("Europe/Berlin", at("2026-10-23T22:00:00Z"), 2 * EAST, at("2026-10-25T01:00:00Z"), EAST),
                // At midnight to 01:00: that day has no first hour. At 01:00 back to midnight: that day has it twice.
                new Almanac(
                        "America/Havana", at("2026-03-07T05:00:00Z"), -5 * EAST, at("2026-03-08T05:00:00Z"), -4 * EAST),
                new Almanac(
                        "America/Havana", at("2026-10-31T04:00:00Z"), -4 * EAST, at("2026-11-01T05:00:00Z"), -5 * EAST),
                // At one minute past midnight back to the evening before: a day begins, ends, and begins again.
                new Almanac(
                        "America/St_Johns", at("2010-11-06T02:30:00Z"), -9_000, at("2010-11-07T02:31:00Z"), -12_600));
    }

    private static long at(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }

    @ParameterizedTest
    @MethodSource("places")
    void belongsToTheSitesOwnDayAndIsOpenByTheClockOnItsWall(Almanac place) {
        OpeningCalendar calendar = Sites.calendar(place.zone(), false);
        for (int n = 0; n < Almanac.MINUTES; n++) {
            long second = place.minute(n);
            int time = place.minuteOfDay(second);
            boolean isSession = time >= 450 && time < 690 || time >= 780 && time < 1020;
            boolean isOpen = isSession && place.isWeekday(place.day(second));
            for (Instant now : List.of(Instant.ofEpochSecond(second), Instant.ofEpochSecond(second, 59_999_000_000L))) {
                assertThat(calendar.businessDay(now).toString())
                        .as("%s", now)
                        .isEqualTo(Almanac.name(place.day(second)));
                assertThat(calendar.isOpen(now)).as("%s", now).isEqualTo(isOpen);
            }
        }
    }

    /** One number a minute, always: each day's begin at the bottom, and whoever was not served is closed with the day. */
    @ParameterizedTest
    @MethodSource("places")
    void givesTheNextNumberOfItsDayAndClosesTheDayBefore(Almanac place) {
        Site site = Sites.of(Sites.calendar(place.zone(), true), RANGE, 50);
        TicketBook book = new TicketBook();
        QueueState state = BusinessDayTest.state(book);
        Map<Long, Integer> given = new HashMap<>();
        Map<Long, Integer> waiting = new HashMap<>();
        for (int n = 0; n < Almanac.MINUTES; n++) {
            Instant now = Instant.ofEpochSecond(place.minute(n));
            long day = place.day(place.minute(n));

            List<Event> closed = TicketRules.closeDays(book, site.calendar().businessDay(now), now);
            int over = waiting.keySet().stream().filter(one -> one < day).toList().stream()
                    .mapToInt(one -> waiting.remove(one))
                    .sum();
            assertThat(closed).as("%s", now).hasSize(over);
            for (Event one : closed) end(book, (VisitClosedUnserved) one, day, now);

            Decision.Accepted<Requests.Allocated> accepted = allocate(state, site, now);
            Requests.Allocated number = accepted.answer();
            int expected = given.merge(day, 1, Integer::sum);
            waiting.merge(day, 1, Integer::sum);
            assertThat(number.number().value()).as("%s", now).isEqualTo(expected);
            assertThat(number.businessDay().toString()).isEqualTo(Almanac.name(day));
            book.put(Ticket.issued((TicketIssued) accepted.events().get(0)));
            assertThat(book.day(number.businessDay()).waiting()).as("%s", now).hasSize(waiting.get(day));
        }
        assertThat(given.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(Almanac.MINUTES);
    }

    private static void end(TicketBook book, VisitClosedUnserved closed, long today, Instant now) {
        assertThat(closed.businessDay()).isBefore(LocalDate.ofEpochDay(today));
        assertThat(closed.at()).isEqualTo(now);
        Ticket ticket = book.ticket(closed.visitId()).orElseThrow();
        assertThat(ticket.day()).isEqualTo(closed.businessDay());
        book.put(ticket.ended(TicketStatus.UNSERVED, now));
    }

    private static Decision.Accepted<Requests.Allocated> allocate(QueueState state, Site site, Instant now) {
        Allocation ask = new Allocation(
                HubRig.request(),
                HubRig.visit(),
                Sites.LAND,
                Priority.NORMAL,
                Text.Locale.VI,
                "",
                null,
                Ticket.CONSOLE);
        Decision<Requests.Allocated> decision = TicketRules.allocate(state, ask, site, now);
        assertThat(decision).as("%s", now).isInstanceOf(Decision.Accepted.class);
        return (Decision.Accepted<Requests.Allocated>) decision;
    }
}
