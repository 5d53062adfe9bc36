package vn.motcua.hub.booking.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReminderRulesTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122);
    private static final Instant NINE = Instant.parse("2026-11-25T02:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<Duration> BOTH = List.of(DAY, HOUR);
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T00:00:00Z");
    private static final String SECRET = "x".repeat(32);

    @Test
    void oneIsDueADayBeforeAndOneAnHourBefore() {
        assertThat(due(LONG_AGO, NINE.minus(DAY).minusMillis(1))).isNull();
        assertThat(due(LONG_AGO, NINE.minus(DAY))).isEqualTo(NINE.minus(DAY));
        assertThat(due(NINE.minus(DAY), NINE.minus(HOUR).minusMillis(1))).isNull();
        assertThat(due(NINE.minus(DAY), NINE.minus(HOUR))).isEqualTo(NINE.minus(HOUR));
        assertThat(due(NINE.minus(HOUR), NINE.minusMillis(1))).isNull();
        assertThat(due(LONG_AGO, NINE)).isNull();
    }

    @Test
    void ofSeveralMissedOnlyTheLastIsSentAndNoneFromBeforeTheBooking() {
        assertThat(due(LONG_AGO, NINE.minus(Duration.ofMinutes(20)))).isEqualTo(NINE.minus(HOUR));
        assertThat(due(NINE.minus(Duration.ofMinutes(30)), NINE.minus(Duration.ofMinutes(20))))
                .isNull();
    }

    private static Instant due(Instant settled, Instant now) {
        return ReminderRules.due(BOTH, NINE, settled, now).orElse(null);
    }

    @Test
    void pausesGrowAndNeverPassWhatComesNext() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            Instant now = NINE.minusSeconds(1 + random.nextInt(200_000));
            int attempts = 1 + random.nextInt(60);
            Instant again = ReminderRules.again(BOTH, NINE, attempts, now);
            assertThat(again).as("seed %d", SEED).isAfter(now).isBeforeOrEqualTo(NINE);
            assertThat(again).isBeforeOrEqualTo(ReminderRules.next(BOTH, NINE, now));
            assertThat(Duration.between(now, again)).isLessThanOrEqualTo(Duration.ofMinutes(15));
        }
        Instant now = NINE.minus(Duration.ofHours(12));
        assertThat(ReminderRules.again(BOTH, NINE, 1, now)).isEqualTo(now.plusSeconds(30));
        assertThat(ReminderRules.again(BOTH, NINE, 2, now)).isEqualTo(now.plusSeconds(60));
    }

    @Test
    void aKeyIsOfOneReminderAtOneTime() {
        assertThat(ReminderRules.key("b", NINE, NINE.minus(HOUR))).isEqualTo("b." + NINE.getEpochSecond() + ".60");
    }

    @ParameterizedTest
    @CsvSource({
        "0912 345 678, 0912345678",
        "+84 (912) 345-678, +84912345678",
        "Ba.Nguyen@Example.vn, ba.nguyen@example.vn"
    })
    void aContactIsAPhoneOrAnAddress(String typed, String kept) {
        assertThat(Contact.typed(typed)).contains(new Contact(kept));
        assertThat(Contact.typed(typed).orElseThrow().toString()).doesNotContain("345", "nguyen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234", "ba@", "@example.vn", "a b@example.vn", "0912345678901234567", "x@y"})
    void anythingElseIsNone(String typed) {
        assertThat(Contact.typed(typed)).isEmpty();
    }

    @Test
    void remindersGoOnlyWhereNobodyReadsThem() {
        for (String good : List.of("https://sms.example.vn/hook?k=1", "http://127.0.0.1:9000/x", "http://localhost/x"))
            assertThat(new ReminderSettings(URI.create(good), SECRET, BOTH).before())
                    .isEqualTo(BOTH);
        for (String bad : List.of(
                "http://sms.example.vn/hook",
                "https://u:p@sms.example.vn/",
                "ftp://127.0.0.1/",
                "/hook",
                "https://a/#x"))
            assertThatThrownBy(() -> new ReminderSettings(URI.create(bad), SECRET, BOTH))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReminderSettings(URI.create("https://a/"), "short", BOTH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ReminderSettings.before("90min")).contains(Duration.ofMinutes(90));
        assertThat(ReminderSettings.before("1d")).contains(DAY);
        assertThat(ReminderSettings.before("1min")).isEmpty();
        assertThat(ReminderSettings.before("soon")).isEmpty();
    }
}
