package vn.motcua.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.OpeningCalendar.Session;
import vn.motcua.core.model.UpcomingDays.Span;

class UpcomingDaysTest {
    private static final LocalDate FRIDAY = LocalDate.parse("2026-02-13");

    private static OpeningCalendar calendar(Set<String> closed, Set<String> swapped) {
        Map<DayOfWeek, List<Session>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values())
            if (day.getValue() <= 5) weekly.put(day, List.of(new Session(LocalTime.of(7, 0), LocalTime.of(17, 0))));
        return new OpeningCalendar(ZoneId.of("Asia/Ho_Chi_Minh"), false, weekly, days(closed), days(swapped));
    }

    private static Set<LocalDate> days(Set<String> texts) {
        return Set.copyOf(texts.stream().map(LocalDate::parse).toList());
    }

    private static Span span(String from, String until, boolean open) {
        return new Span(LocalDate.parse(from), LocalDate.parse(until), open);
    }

    @Test
    void daysOffInARowAreOneTimeAndFreeDaysBetweenBelongToIt() {
        var calendar = calendar(Set.of("2026-02-13", "2026-02-16", "2026-02-17", "2026-02-19"), Set.of());

        assertThat(UpcomingDays.of(calendar, FRIDAY))
                .containsExactly(span("2026-02-13", "2026-02-17", false), span("2026-02-19", "2026-02-19", false));
    }

    @Test
    void aSaturdayWorkedInPlaceOfAnotherDayIsToldAndAHolidayOnASundayIsNoNews() {
        var calendar = calendar(Set.of("2026-02-15"), Set.of("2026-02-21"));

        assertThat(UpcomingDays.of(calendar, FRIDAY)).containsExactly(span("2026-02-21", "2026-02-21", true));
    }

    @Test
    void whatIsFarAwayIsNotToldYet() {
        var calendar = calendar(Set.of("2026-02-27", "2026-03-02"), Set.of());

        assertThat(UpcomingDays.of(calendar, FRIDAY)).containsExactly(span("2026-02-27", "2026-02-27", false));
    }
}
