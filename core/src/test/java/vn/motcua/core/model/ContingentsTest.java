package vn.motcua.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.OpeningCalendar.Session;

class ContingentsTest {
    private static final ServiceId LAND = new ServiceId("land");
    private static final ServiceId CIVIL = new ServiceId("civil");
    private static final List<Session> DAY = List.of(session("07:30", "11:30"), session("13:00", "17:00"));

    private static Session session(String from, String to) {
        return new Session(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Contingent limit(String id, int numbers, String from, String to, DayOfWeek... days) {
        return new Contingent(
                new ContingentId(id),
                List.of(LAND),
                Set.of(days),
                from == null ? null : LocalTime.parse(from),
                to == null ? null : LocalTime.parse(to),
                numbers);
    }

    /** Open on Mondays and Tuesdays, and on Saturday 28 November 2026 as on a Monday. */
    private static Contingents of(Contingent... limits) {
        OpeningCalendar calendar = new OpeningCalendar(
                ZoneId.of("Asia/Ho_Chi_Minh"),
                false,
                Map.of(DayOfWeek.MONDAY, DAY, DayOfWeek.TUESDAY, DAY),
                Set.of(LocalDate.of(2026, 12, 1)),
                Set.of(LocalDate.of(2026, 11, 28)));
        Text text = new Text("x", "x");
        Site site = new Site(
                new SiteId("s"),
                text,
                text,
                true,
                "http://localhost",
                calendar,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                LinePolicy.DEFAULT,
                BookingPolicy.NONE,
                Procedures.NONE,
                List.of(limits),
                null);
        assertThat(Contingents.of(site, CIVIL).isEmpty()).isTrue();
        return Contingents.of(site, LAND);
    }

    private static LocalDateTime at(int day, String time) {
        return LocalDate.of(2026, 11, day).atTime(LocalTime.parse(time));
    }

    @Test
    void theTightestLimitOfTheHourCountsAndAnotherDayHasNone() {
        Contingents limits = of(
                limit("day", 40, null, null, DayOfWeek.MONDAY), limit("early", 10, "07:00", "09:00", DayOfWeek.MONDAY));

        assertThat(limits.left(at(23, "08:00"), limit -> 7)).hasValue(3);
        assertThat(limits.left(at(23, "09:00"), limit -> 7)).hasValue(33);
        assertThat(limits.left(at(23, "08:00"), limit -> 12)).hasValue(0);
        assertThat(limits.left(at(24, "08:00"), limit -> 99)).isEmpty();
    }

    @Test
    void aSwappedSaturdayIsAMonday() {
        Contingents limits = of(limit("day", 5, null, null, DayOfWeek.MONDAY));

        assertThat(limits.left(at(28, "08:00"), limit -> 5)).hasValue(0);
        assertThat(limits.left(at(21, "08:00"), limit -> 5)).isEmpty();
    }

    @Test
    void afterTheMorningsNumbersTheAfternoonHasItsOwn() {
        Contingents limits = of(limit("am", 5, "07:30", "11:30"), limit("pm", 5, "13:00", "17:00"));

        assertThat(limits.next(at(23, "08:00"), limit -> limit.id().value().equals("am") ? 5 : 0))
                .contains(at(23, "13:00"));
        assertThat(limits.next(at(23, "08:00"), limit -> 5)).contains(at(24, "07:30"));
    }

    @Test
    void theEndOfAWindowWithinASessionIsATimeToCome() {
        assertThat(of(limit("early", 5, "07:30", "09:00")).next(at(23, "08:00"), limit -> 5))
                .contains(at(23, "09:00"));
    }

    @Test
    void daysWithoutNumbersAndDaysOffAreSkipped() {
        Contingents limits =
                of(limit("monday", 5, null, null, DayOfWeek.MONDAY), limit("none", 0, null, null, DayOfWeek.TUESDAY));

        assertThat(limits.next(at(23, "08:00"), limit -> 5)).contains(at(28, "07:30"));
        assertThat(limits.next(at(28, "08:00"), limit -> 5)).contains(at(30, "07:30"));
        assertThat(of(limit("never", 0, null, null)).next(at(23, "08:00"), limit -> 0))
                .isEmpty();
    }
}
