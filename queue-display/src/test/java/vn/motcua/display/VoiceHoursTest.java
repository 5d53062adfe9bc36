package vn.motcua.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.core.config.ConfigNode;

class VoiceHoursTest {
    private static VoiceHours hours(String yaml) {
        ConfigNode section = ConfigNode.parse("agent.yaml", yaml);
        VoiceHours hours = VoiceHours.read(section);
        assertThat(section.problems()).isEmpty();
        return hours;
    }

    @ParameterizedTest
    @CsvSource({
        "11:29, false",
        "11:30, true",
        "13:29, true",
        "13:30, false",
        "21:59, false",
        "22:00, true",
        "05:59, true",
        "06:00, false"
    })
    void quietHoursBeginAndEndOnTheMinuteAndMayGoOverMidnight(LocalTime time, boolean isQuiet) {
        assertThat(hours("quiet: ['11:30-13:30', '22:00–06:00']").isQuiet(time)).isEqualTo(isQuiet);
    }

    @ParameterizedTest
    @CsvSource({"06:59, 80", "07:00, 100", "08:00, 80", "12:00, 40"})
    void volumeFollowsTheTimeOfDay(LocalTime time, int percent) {
        VoiceHours hours = hours("""
                volume: 80
                volumeAt:
                  - {hours: "07:00-08:00", percent: 100}
                  - {hours: "11:00-13:00", percent: 40}
                """);

        assertThat(hours.volumePercent(time)).isEqualTo(percent);
    }

    @Test
    void withoutSettingsItIsNeverQuietAndFullyLoud() {
        VoiceHours hours = hours("{}");

        assertThat(hours.isQuiet(LocalTime.MIDNIGHT)).isFalse();
        assertThat(hours.volumePercent(LocalTime.NOON)).isEqualTo(100);
    }
}
