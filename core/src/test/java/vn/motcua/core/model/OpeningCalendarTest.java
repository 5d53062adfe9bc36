package vn.motcua.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.OpeningCalendar.Session;

class OpeningCalendarTest {
    private static final ZoneId SAIGON = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final List<Session> DAY = List.of(
            new Session(LocalTime.of(7, 0), LocalTime.of(11, 30)),
            new Session(LocalTime.of(13, 30), LocalTime.of(17, 0)));
    private static final OpeningCalendar CALENDAR = new OpeningCalendar(
            SAIGON,
            false,
            Map.of(
                    DayOfWeek.MONDAY,
                    DAY,
                    DayOfWeek.TUESDAY,
                    DAY,
                    DayOfWeek.WEDNESDAY,
                    DAY,
                    DayOfWeek.THURSDAY,
                    DAY,
                    DayOfWeek.FRIDAY,
                    DAY),
            Set.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2)),
            Set.of(LocalDate.of(2026, 1, 10)));

    @Test
    void theBusinessDayFollowsTheSiteNotTheHost() {
        assertThat(CALENDAR.businessDay(Instant.parse("2026-11-22T16:59:59Z"))).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(CALENDAR.businessDay(Instant.parse("2026-11-22T17:00:00Z"))).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void sessionsHoldTheirFirstMinuteAndNotTheirEnd() {
        assertThat(CALENDAR.isOpen(at(2026, 11, 23, 7, 0))).isTrue();
        assertThat(CALENDAR.isOpen(at(2026, 11, 23, 11, 30))).isFalse();
        assertThat(CALENDAR.isOpen(at(2026, 11, 23, 13, 30))).isTrue();
        assertThat(CALENDAR.closesAt(at(2026, 11, 23, 8, 0))).contains(LocalTime.of(11, 30));
    }

    @Test
    void holidaysCloseAndSwappedSaturdaysOpen() {
        assertThat(CALENDAR.isOpeningDay(LocalDate.of(2026, 1, 2))).isFalse();
        assertThat(CALENDAR.isOpeningDay(LocalDate.of(2026, 1, 10))).isTrue();
        assertThat(CALENDAR.openingDaysFrom(LocalDate.of(2026, 1, 1), 2))
                .containsExactly(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 6));
    }

    private static Instant at(int year, int month, int day, int hour, int minute) {
        return LocalDateTime.of(year, month, day, hour, minute).atZone(SAIGON).toInstant();
    }
}
