package vn.motcua.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.core.model.OpeningCalendar.Session;

class WorkingDaysTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Set<LocalDate> TET = Set.of(
            LocalDate.parse("2026-02-16"),
            LocalDate.parse("2026-02-17"),
            LocalDate.parse("2026-02-18"),
            LocalDate.parse("2026-02-19"),
            LocalDate.parse("2026-02-20"));
    private static final Session MORNING = new Session(LocalTime.of(7, 0), LocalTime.of(11, 30));
    private static final Session AFTERNOON = new Session(LocalTime.of(13, 30), LocalTime.of(17, 0));

    private static OpeningCalendar calendar(Set<LocalDate> closed, Set<LocalDate> swapped) {
        Map<DayOfWeek, List<Session>> weekly = new java.util.EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) if (day.getValue() <= 5) weekly.put(day, List.of(MORNING, AFTERNOON));
        // Visitors are received on Saturday mornings; that makes no working day of them.
        weekly.put(DayOfWeek.SATURDAY, List.of(MORNING));
        return new OpeningCalendar(ZONE, false, weekly, closed, swapped);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        // In the week; a second before midnight is still that day, for the centre's clock counts.
        "2026-11-23T08:00:00, 2026-11-25T17:00:00",
        "2026-11-23T23:59:59, 2026-11-25T17:00:00",
        // Over a weekend, whether the centre receives on Saturday or not, and from a Sunday.
        "2026-11-26T10:00:00, 2026-11-30T17:00:00",
        "2026-11-28T08:00:00, 2026-12-01T17:00:00",
        "2026-11-29T08:00:00, 2026-12-01T17:00:00",
        // Over the new year's days, and a Saturday worked in place of one of them.
        "2026-02-13T09:00:00, 2026-02-23T17:00:00"
    })
    void theSecondWorkingDayEndsTheTerm(String received, String due) {
        OpeningCalendar calendar = calendar(TET, Set.of(LocalDate.parse("2026-02-21")));

        assertThat(WorkingDays.due(calendar, at(received), 2)).isEqualTo(at(due));
    }

    @Test
    void itAgreesWithCountingDayByDay() {
        long seed = Long.getLong("motcua.seed", 20261122L);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            LocalDate start = LocalDate.parse("2024-01-01").plusDays(random.nextInt(1_400));
            Set<LocalDate> closed = new TreeSet<>();
            Set<LocalDate> swapped = new TreeSet<>();
            for (int j = 0; j < 12; j++) closed.add(start.plusDays(random.nextInt(25)));
            for (int j = 0; j < 3; j++) swapped.add(start.plusDays(random.nextInt(25)));
            OpeningCalendar calendar = calendar(closed, swapped);
            int days = 1 + random.nextInt(10);

            List<LocalDate> worked = new ArrayList<>();
            for (LocalDate day = start.plusDays(1); worked.size() < days; day = day.plusDays(1)) {
                boolean isFree = closed.contains(day) || (day.getDayOfWeek().getValue() > 5 && !swapped.contains(day));
                if (!isFree) worked.add(day);
            }
            Instant received = start.atTime(random.nextInt(24), random.nextInt(60))
                    .atZone(ZONE)
                    .toInstant();
            assertThat(LocalDate.ofInstant(WorkingDays.due(calendar, received, days), ZONE))
                    .as("case %d, seed %d", i, seed)
                    .isEqualTo(worked.get(days - 1));
        }
    }

    @Test
    void aCentreWithoutSessionsThatDayEndsItsOfficeDayAtFive() {
        OpeningCalendar training = new OpeningCalendar(ZONE, true, Map.of(), Set.of(), Set.of());

        assertThat(WorkingDays.due(training, at("2026-11-23T08:00:00"), 1)).isEqualTo(at("2026-11-24T17:00:00"));
    }

    @Test
    void noDaysAndACalendarClosedForAYearAreRefused() {
        OpeningCalendar calendar = calendar(TET, Set.of());
        Set<LocalDate> year = new TreeSet<>();
        for (int i = 0; i < 400; i++) year.add(LocalDate.parse("2026-01-01").plusDays(i));

        assertThatIllegalArgumentException().isThrownBy(() -> WorkingDays.due(calendar, Instant.EPOCH, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkingDays.due(calendar(year, Set.of()), at("2026-01-01T08:00:00"), 1))
                .withMessageContaining("calendar");
    }
}
