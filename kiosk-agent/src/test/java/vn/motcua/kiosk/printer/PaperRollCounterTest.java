package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.driver.DeviceHost.DeviceMemory;

class PaperRollCounterTest {
    /** 120 mm of ticket and 12 to the knife: 1,000 tickets are 132 m. */
    private static final double TICKET = 120;

    private final Map<String, String> stored = new HashMap<>();
    private final DeviceMemory memory = new DeviceMemory() {
        @Override
        public Future<Optional<String>> load(String key) {
            return Future.succeededFuture(Optional.ofNullable(stored.get(key)));
        }

        @Override
        public Future<Void> save(String key, @Nullable String value) {
            stored.put(key, String.valueOf(value));
            return Future.succeededFuture();
        }
    };

    private PaperRollCounter roll(int metres) {
        PaperRollCounter roll = new PaperRollCounter("hall", metres, memory);
        assertThat(roll.load().succeeded()).isTrue();
        return roll;
    }

    private static void print(PaperRollCounter roll, int tickets) {
        for (int i = 0; i < tickets; i++) roll.printed(TICKET);
    }

    @Test
    void warnsWhenTheLastMetresBegin() {
        PaperRollCounter roll = roll(80);

        print(roll, 569); // 75.1 m
        assertThat(roll.isNearEnd()).isFalse();
        print(roll, 2); // 75.4 m: less than 4.8 m left
        assertThat(roll.isNearEnd()).isTrue();
        assertThat(roll.left()).isBetween(4.5, 4.8);
    }

    @Test
    void aShortRollWarnsTwoMetresBefore() {
        PaperRollCounter roll = roll(10);
        print(roll, 60);
        assertThat(roll.isNearEnd()).isFalse();
        print(roll, 1);
        assertThat(roll.isNearEnd()).isTrue();
    }

    @Test
    void survivesARestartLessThanHalfAMetreOff() {
        print(roll(80), 300); // killed: nothing is saved at the end

        PaperRollCounter again = roll(80);

        assertThat(again.used()).isBetween(300 * 0.132 - 0.7, 300 * 0.132);
    }

    @Test
    void paperThatComesBackAfterHalfARollIsANewRoll() {
        PaperRollCounter roll = roll(20);
        print(roll, 100); // 13.2 m
        roll.paper(false, false);
        roll.paper(true, false);
        assertThat(roll.used()).isGreaterThan(13);
        roll.paper(false, false);
        assertThat(roll.used()).isZero();
    }

    @Test
    void paperThatComesBackSoonIsTheSameRoll() {
        PaperRollCounter roll = roll(80);
        print(roll, 50);
        roll.paper(true, false);
        roll.paper(false, false);
        assertThat(roll.used()).isGreaterThan(6);

        roll.changed();
        assertThat(roll.used()).isZero();
        assertThat(stored).containsValue("0.000");
    }

    @Test
    void paperThatIsMissingUnderAnOpenCoverOnlyIsTheSameRoll() {
        PaperRollCounter roll = roll(20);
        print(roll, 100);
        roll.paper(false, false);
        roll.paper(true, true);
        roll.paper(false, true);
        roll.paper(true, true);
        roll.paper(false, false);
        assertThat(roll.used()).isGreaterThan(13);
    }

    @Test
    void aRollThatEndedIsANewOneOnceTheCoverIsClosedOverPaper() {
        PaperRollCounter roll = roll(20);
        print(roll, 100);
        roll.paper(true, false);
        roll.paper(true, true);
        roll.paper(false, true);
        assertThat(roll.used()).isGreaterThan(13);
        roll.paper(false, false);
        assertThat(roll.used()).isZero();
    }

    @Test
    void withoutALengthNothingIsCountedOrStored() {
        PaperRollCounter roll = roll(0);
        print(roll, 10_000);
        assertThat(roll.isNearEnd()).isFalse();
        assertThat(stored).isEmpty();
    }

    @Test
    void rubbishInTheStoreIsAFullRoll() {
        stored.put("printer.hall.roll", "many");
        assertThat(roll(80).used()).isZero();
    }
}
