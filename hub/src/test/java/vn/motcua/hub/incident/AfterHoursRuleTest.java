package vn.motcua.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.OpeningCalendar;

class AfterHoursRuleTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration HALF = Duration.ofMinutes(30);
    private static final OpeningCalendar.Session MORNING =
            new OpeningCalendar.Session(LocalTime.of(7, 30), LocalTime.of(11, 30));
    private static final OpeningCalendar.Session EVENING =
            new OpeningCalendar.Session(LocalTime.of(13, 0), LocalTime.of(23, 45));
    /** Monday to Friday, Saturday mornings; the 24th off, Saturday the 28th worked as a Monday. */
    private static final OpeningCalendar CALENDAR = new OpeningCalendar(
            ZONE,
            false,
            Map.of(
                    DayOfWeek.MONDAY, List.of(MORNING, EVENING),
                    DayOfWeek.TUESDAY, List.of(MORNING, EVENING),
                    DayOfWeek.WEDNESDAY, List.of(MORNING),
                    DayOfWeek.SATURDAY, List.of(MORNING)),
            Set.of(LocalDate.parse("2026-11-24")),
            Set.of(LocalDate.parse("2026-11-28")));

    private static boolean isClosed(String local) {
        return AfterHoursRule.isClosed(
                CALENDAR, java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant(), HALF);
    }

    @Test
    void theCentresOwnCalendarDecides() {
        assertThat(isClosed("2026-11-23T06:59:59")).isTrue();
        assertThat(isClosed("2026-11-23T07:00:00")).isFalse();
        assertThat(isClosed("2026-11-23T11:59:59")).isFalse();
        assertThat(isClosed("2026-11-23T12:15:00")).isTrue();
        assertThat(isClosed("2026-11-24T09:00:00")).as("a day off").isTrue();
        assertThat(isClosed("2026-11-25T13:30:00")).as("a free afternoon").isTrue();
        assertThat(isClosed("2026-11-21T09:00:00")).as("a Saturday morning").isFalse();
        assertThat(isClosed("2026-11-28T20:00:00"))
                .as("a Saturday worked as a Monday")
                .isFalse();
        assertThat(isClosed("2026-11-22T09:00:00")).as("a Sunday").isTrue();
        assertThat(isClosed("2026-11-24T00:10:00"))
                .as("the margin of the evening before")
                .isFalse();
        assertThat(isClosed("2026-11-24T00:15:00")).isTrue();
    }

    /** The same, asked of the calendar minute by minute over the margin. */
    @Test
    void itSaysWhatALookAtEveryMinuteAroundWouldSay() {
        Random random = new Random(20261123L);
        Instant start = Instant.parse("2026-11-15T00:00:00Z");
        for (int i = 0; i < 500; i++) {
            Instant at = start.plus(Duration.ofMinutes(random.nextInt(20 * 24 * 60)));
            boolean isOpen = false;
            for (int minute = -29; minute <= 30; minute++)
                isOpen |= CALENDAR.isOpen(at.plus(Duration.ofMinutes(minute)));
            assertThat(AfterHoursRule.isClosed(CALENDAR, at, HALF)).as("%s", at).isEqualTo(!isOpen);
        }
    }
}
