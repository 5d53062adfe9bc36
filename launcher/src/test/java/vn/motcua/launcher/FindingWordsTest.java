package vn.motcua.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.device.HealthReport.Verdict;
import vn.motcua.kiosk.Finding;
import vn.motcua.kiosk.Finding.Mark;

/** What a program reads becomes words for people. */
class FindingWordsTest {
    @ParameterizedTest
    @EnumSource(Condition.class)
    void everyConditionHasWords(Condition condition) {
        String said = FindingWords.of(new Finding(Mark.GOOD, "device", List.of("pad-1", condition.name(), "")));

        assertThat(said).contains("pad-1").contains(Texts.of("doctor.condition." + condition.name()));
    }

    @ParameterizedTest
    @EnumSource(value = Verdict.class, names = "UNSUPPORTED", mode = EnumSource.Mode.EXCLUDE)
    void everyVerdictHasWordsAndTheConditionIsNotToldTwice(Verdict verdict) {
        String said =
                FindingWords.of(new Finding(Mark.GOOD, "device.health", List.of("pad-1", verdict.name(), "READY")));

        assertThat(said).contains(Texts.of("doctor.verdict." + verdict.name())).doesNotEndWith("READY");
    }

    @Test
    void whatADeviceAnsweredIsTold() {
        assertThat(FindingWords.of(new Finding(Mark.GOOD, "device.health", List.of("pad-1", "PASSED", "blinked"))))
                .endsWith("blinked");
    }

    @Test
    void aPortWithoutAnIdentityLeavesNoGaps() {
        assertThat(FindingWords.of(
                        new Finding(Mark.GOOD, "port.SERIAL", List.of("/dev/ttyS0", "", "", "serial:/dev/ttyS0"))))
                .contains("/dev/ttyS0 ->")
                .doesNotContain("  ");
    }
}
