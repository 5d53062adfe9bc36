package vn.motcua.hub.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.BookingPolicy;
import vn.motcua.core.model.OpeningCalendar;

class SlotRulesTest {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HALF = Duration.ofMinutes(30);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate HOLIDAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate WORKED_SATURDAY = LocalDate.of(2026, 11, 28);

    @Test
    void sessionsAreDividedFromTheirBeginningAndLunchIsLeftOut() {
        List<Slot> slots = SlotRules.of(calendar("Asia/Ho_Chi_Minh"), MONDAY, Duration.ofMinutes(60));

        assertThat(slots)
                .extracting(slot -> slot.startsAt()
                        .atZone(ZoneId.of("Asia/Ho_Chi_Minh"))
                        .toLocalTime()
                        .toString())
                .containsExactly("07:00", "08:00", "09:00", "10:00", "13:30", "14:30", "15:30");
    }

    @Test
    void daysOffHaveNoneAndSwappedDaysHaveThoseOfMonday() {
        OpeningCalendar calendar = calendar("Asia/Ho_Chi_Minh");

        assertThat(SlotRules.of(calendar, HOLIDAY, QUARTER)).isEmpty();
        assertThat(SlotRules.of(calendar, MONDAY.minusDays(1), QUARTER)).isEmpty();
        assertThat(SlotRules.of(calendar, WORKED_SATURDAY, QUARTER))
                .hasSameSizeAs(SlotRules.of(calendar, MONDAY, QUARTER));
    }

    @Test
    void onTheDayTheClocksChangeEverySlotIsAsLongAsItSaysAndNoneIsLost() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        OpeningCalendar nights = new OpeningCalendar(
                berlin, false, Map.of(DayOfWeek.SUNDAY, List.of(session("01:00", "05:00"))), Set.of(), Set.of());

        List<Slot> spring = SlotRules.of(nights, LocalDate.of(2026, 3, 29), HALF);
        List<Slot> autumn = SlotRules.of(nights, LocalDate.of(2026, 10, 25), HALF);

        assertThat(spring).hasSize(6);
        assertThat(autumn).hasSize(10);
        for (List<Slot> night : List.of(spring, autumn)) {
            assertThat(night)
                    .allMatch(slot ->
                            Duration.between(slot.startsAt(), slot.endsAt()).equals(HALF));
            for (int i = 1; i < night.size(); i++)
                assertThat(night.get(i).startsAt()).isEqualTo(night.get(i - 1).endsAt());
        }
    }

    @Test
    void aSiteThatIsAlwaysOpenWithoutSessionsIsBookedAroundTheClock() {
        OpeningCalendar always = new OpeningCalendar(ZoneId.of("Asia/Ho_Chi_Minh"), true, Map.of(), Set.of(), Set.of());

        assertThat(SlotRules.of(always, MONDAY, HALF)).hasSize(48);
    }

    @Test
    void everySlotOfTwoYearsIsFoundByItsBeginningAndNoOtherMomentIs() {
        for (String zone : List.of("Asia/Ho_Chi_Minh", "UTC", "Europe/Berlin", "America/Sao_Paulo")) {
            OpeningCalendar calendar = calendar(zone);
            for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() < 2028; day = day.plusDays(1)) {
                Instant before = Instant.MIN;
                for (Slot slot : SlotRules.of(calendar, day, QUARTER)) {
                    assertThat(slot.startsAt()).isAfterOrEqualTo(before);
                    before = slot.endsAt();
                    if (day.getDayOfMonth() != 15) continue;
                    assertThat(SlotRules.at(calendar, slot.startsAt(), QUARTER)).contains(slot);
                    assertThat(SlotRules.at(calendar, slot.startsAt().plusSeconds(1), QUARTER))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void bookingClosesWhenItIsSaid() {
        BookingPolicy policy = new BookingPolicy(List.of(), QUARTER, 14, HALF, 20);
        Slot slot = new Slot(Instant.parse("2026-11-23T02:00:00Z"), Instant.parse("2026-11-23T02:15:00Z"));

        assertThat(SlotRules.isClosed(slot, policy, Instant.parse("2026-11-23T01:29:59.999Z")))
                .isFalse();
        assertThat(SlotRules.isClosed(slot, policy, Instant.parse("2026-11-23T01:30:00Z")))
                .isTrue();
    }

    private static OpeningCalendar calendar(String zone) {
        List<OpeningCalendar.Session> day = List.of(session("07:00", "11:30"), session("13:30", "17:00"));
        return new OpeningCalendar(
                ZoneId.of(zone),
                false,
                Map.of(DayOfWeek.MONDAY, day, DayOfWeek.TUESDAY, day, DayOfWeek.FRIDAY, day),
                Set.of(HOLIDAY),
                Set.of(WORKED_SATURDAY));
    }

    private static OpeningCalendar.Session session(String from, String to) {
        return new OpeningCalendar.Session(LocalTime.parse(from), LocalTime.parse(to));
    }
}
