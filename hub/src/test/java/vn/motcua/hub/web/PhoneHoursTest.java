package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.Text;

/** Monday: 07:00–11:30 and 13:30–17:00 at the site. */
class PhoneHoursTest {
    private final OpeningCalendar calendar = RunningHub.site(false).calendar();

    @ParameterizedTest
    @CsvSource({
        // The centre's time, the expected wait, and what is said.
        "09:00, 30, ''",
        "09:00, -1, phone.shut",
        "11:10, 10, ''",
        "11:10, 60, phone.break",
        "11:30, 10, phone.pause",
        "12:00, -1, phone.pause",
        "13:30, 20, ''",
        "16:30, 60, phone.closes",
        "17:00, 10, phone.over",
        "06:30, 10, phone.early"
    })
    void whoWaitsIsToldOfBreaksClosingTimeAndShutCounters(String time, int minutes, String said) {
        Instant now = Instant.parse("2026-11-23T" + time + ":00Z").minusSeconds(7 * 3600);

        assertThat(PhoneHours.notice(waiting(minutes), calendar, now)
                        .map(PhoneHours.Notice::key)
                        .orElse(""))
                .isEqualTo(said);
    }

    @Test
    void aBreakIsToldWithBothItsTimesAndDoesNotStopTheAdvice() {
        PhoneHours.Notice notice = PhoneHours.notice(waiting(60), calendar, Instant.parse("2026-11-23T04:10:00Z"))
                .orElseThrow();

        assertThat(notice.times()).isEqualTo(List.of("11:30", "13:30"));
        assertThat(notice.stops()).isFalse();
    }

    @Test
    void whereNobodyCanSayItIsNotSaidThatNoCounterIsOpen() {
        assertThat(PhoneHours.notice(
                        Phones.view(FakeHub.SERVICE, "NO_SHOW", -1, -1, false, false),
                        calendar,
                        Instant.parse("2026-11-23T02:00:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"09:00, Đến lượt bạn ngay sau đây", "17:00, Bạn đang trong hàng chờ"})
    void whoIsFirstIsNotToldOfATurnInAMomentWhenTheCentreIsClosed(String time, String said) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T" + time + ":00Z").minusSeconds(7 * 3600), ZoneOffset.UTC);
        PhoneCard card = new PhoneCard(new PageTexts(), () -> RunningHub.site(false), clock);

        assertThat(card.of(Phones.view(FakeHub.SERVICE, "WAITING", 0, 10, false, false), "/t/code", Text.Locale.VI))
                .contains("<h1>" + said + "</h1>");
    }

    private static vn.motcua.hub.visit.VisitQueries.PhoneView waiting(int minutes) {
        return Phones.view(FakeHub.SERVICE, "WAITING", 5, minutes, false, false);
    }
}
