package vn.motcua.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122);

    @Test
    void writesAndReadsAsTheOriginals() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            int nanos = random.nextInt(1_000_000_000);
            int kept = new int[] {nanos, nanos / 1_000 * 1_000, nanos / 1_000_000 * 1_000_000, 0}[i % 4];
            Instant time = Instant.ofEpochSecond(random.nextLong(-62_135_596_800L, 253_402_300_800L), kept);

            assertThat(IsoInstant.text(time)).as("seed %d", SEED).isEqualTo(time.toString());
            assertThat(IsoInstant.parse(time.toString())).isEqualTo(time);
            assertThat(IsoInstant.parse(IsoInstant.sortable(time))).isEqualTo(time);
        }
    }

    @Test
    void sortableTextsSortAsTheirTimes() {
        assertThat(IsoInstant.sortable(Instant.parse("2026-11-22T01:02:03Z")))
                .isEqualTo("2026-11-22T01:02:03.000000000Z")
                .isLessThan(IsoInstant.sortable(Instant.parse("2026-11-22T01:02:03.1Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T01:02:03.5Z",
                "2026-11-22T01:02:03.25Z",
                "2026-11-22T01:02:03.Z",
                "2026-11-22T24:00:00Z",
                "2026-06-30T23:59:60Z",
                "+12026-11-22T01:02:03Z",
                "2026-11-22T08:02:03+07:00",
                "2024-02-29T00:00:00Z"
            })
    void readsTheUnusualAsTheOriginal(String text) {
        assertThat(IsoInstant.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-22",
                "2026-11-22T01:02:03",
                "2026-13-22T01:02:03Z",
                "2026-02-29T01:02:03Z",
                "2026-11-22T01:02:0xZ",
                "2026-11-22T01:02:03.12345678901Z"
            })
    void refusesWhatTheOriginalRefuses(String text) {
        assertThatThrownBy(() -> IsoInstant.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
