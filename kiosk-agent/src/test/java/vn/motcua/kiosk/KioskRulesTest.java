package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KioskRulesTest {
    @Test
    void aNumberOfASeriesIsKnownHoweverItIsTyped() {
        assertThat(KioskRules.isNumberOf(KioskRig.site(true), "A012")).isTrue();
        assertThat(KioskRules.isNumberOf(KioskRig.site(true), "a12")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"079123456789", "123456789", "A000", "A1000", "B012", "A", "012", "A0x2", "<b>", "A-12"})
    void anIdCardOrAnythingElseIsNoNumberOfTheSite(String read) {
        assertThat(KioskRules.isNumberOf(KioskRig.site(true), read)).isFalse();
    }
}
