package vn.motcua.kiosk.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.kiosk.scanner.RepeatFilter.Seen.AGAIN;
import static vn.motcua.kiosk.scanner.RepeatFilter.Seen.FIRST;
import static vn.motcua.kiosk.scanner.RepeatFilter.Seen.STILL;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One code read several times in a row. */
class RepeatFilterTest {
    private final RepeatFilter filter = new RepeatFilter();

    private RepeatFilter.Seen see(String text, long millis) {
        return filter.see(text, Duration.ofMillis(millis).toNanos());
    }

    @Test
    void theSameCodeWithinOneAndAHalfSecondsIsOneRepeat() {
        assertThat(see("a", 0)).isEqualTo(FIRST);
        assertThat(see("a", 1_499)).isEqualTo(AGAIN);
        assertThat(see("a", 2_900)).isEqualTo(STILL);
        assertThat(see("a", 4_399)).isEqualTo(STILL);
    }

    @Test
    void theSameCodeLaterIsANewScan() {
        assertThat(see("a", 0)).isEqualTo(FIRST);
        assertThat(see("a", 1_500)).isEqualTo(FIRST);
        assertThat(see("a", 1_600)).isEqualTo(AGAIN);
    }

    @Test
    void anotherCodeBetweenMakesItNew() {
        assertThat(see("a", 0)).isEqualTo(FIRST);
        assertThat(see("b", 100)).isEqualTo(FIRST);
        assertThat(see("a", 200)).isEqualTo(FIRST);
    }
}
