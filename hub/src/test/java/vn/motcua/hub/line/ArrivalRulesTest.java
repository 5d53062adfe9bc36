package vn.motcua.hub.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.core.model.LinePolicy;
import vn.motcua.core.model.WaitKind;

class ArrivalRulesTest {
    private static final Instant TEN = Instant.parse("2026-11-23T03:00:00Z");
    private static final LinePolicy.Appointments WINDOWS =
            new LinePolicy.Appointments(Duration.ofMinutes(15), Duration.ofMinutes(10), Duration.ofMinutes(20));

    private static Instant at(int minutes) {
        return TEN.plus(Duration.ofMinutes(minutes));
    }

    /** Booked for ten; minutes are before or after that. */
    @ParameterizedTest
    @CsvSource({
        "-60, -60, WALK_IN, -60", // an hour early: an ordinary comer
        "-60, -16, WALK_IN, -60",
        "-60, -15, BOOKED, -60", // until his window opens; he loses nothing by having booked
        "-15, -15, BOOKED, -15",
        "-5, 0, BOOKED, -5",
        "0, 0, BOOKED, 0",
        "8, 8, BOOKED, 0", // a little late: as if he had come in time
        "10, 12, BOOKED, 0",
        "11, 11, WALK_IN, 11", // too late
        "40, 41, WALK_IN, 40",
    })
    void aBookedVisitorTakesPartByWhenHeComes(int comes, int now, WaitKind kind, int since) {
        assertThat(ArrivalRules.booked(WINDOWS, TEN, at(comes), at(now)))
                .isEqualTo(new ArrivalRules.Arrival(kind, at(since)));
    }

    @Test
    void nobodyWaitsLongerForHavingBooked() {
        for (int comes = -90; comes <= 90; comes++)
            for (int now = comes; now <= 90; now++)
                assertThat(ArrivalRules.booked(WINDOWS, TEN, at(comes), at(now)).since())
                        .isBeforeOrEqualTo(at(comes));
    }

    @Test
    void theSlotOfWhoDoesNotComeIsFreeAfterItsWindow() {
        assertThat(ArrivalRules.isReleased(WINDOWS, TEN, at(19))).isFalse();
        assertThat(ArrivalRules.isReleased(WINDOWS, TEN, at(20))).isTrue();
    }

    @Test
    void whoMissedHisCallComesAgainAfterThreeCallsOrTenMinutes() {
        LinePolicy.Returns returns = LinePolicy.DEFAULT.returns();
        assertThat(ArrivalRules.returned(returns, TEN, 0)).isEqualTo(at(10));
        assertThat(ArrivalRules.returned(returns, TEN, 2)).isEqualTo(at(10));
        assertThat(ArrivalRules.returned(returns, TEN, 3)).isEqualTo(TEN);
    }
}
