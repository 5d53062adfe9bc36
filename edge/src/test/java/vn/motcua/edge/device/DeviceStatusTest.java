package vn.motcua.edge.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.edge.device.DeviceStatus.Condition;

class DeviceStatusTest {
    private static final DeviceKey KEY = new DeviceKey(DeviceKind.TICKET_PRINTER, "printer-1");
    private static final Instant NOW = Instant.parse("2026-11-23T00:42:00Z");

    private static DeviceStatus derived(
            AdminState admin, LinkState link, ServiceState service, List<DeviceCode> codes) {
        return DeviceStatus.derive(new DeviceState(KEY, admin, link, service, codes, NOW, null));
    }

    @ParameterizedTest
    @CsvSource({
        "ABSENT, UNKNOWN, OFFLINE", "OPENING, UNKNOWN, CONNECTING", "UP, READY, READY", "UP, BUSY, READY",
                "UP, DEGRADED, ATTENTION",
        "UP, BLOCKED, FAULT", "UP, UNKNOWN, UNKNOWN", "LOST, READY, OFFLINE", "BACKOFF, UNKNOWN, OFFLINE",
                "CLOSING, READY, OFFLINE",
        "STUCK, READY, FAULT"
    })
    void isDerivedFromLinkAndService(LinkState link, ServiceState service, Condition expected) {
        assertThat(derived(AdminState.ENABLED, link, service, List.of()).condition())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(ServiceState.class)
    void unknownIsNeverShownAsAnythingElseAndNothingElseAsUnknown(ServiceState service) {
        boolean isShownUnknown =
                derived(AdminState.ENABLED, LinkState.UP, service, List.of()).condition() == Condition.UNKNOWN;

        assertThat(isShownUnknown).isEqualTo(service == ServiceState.UNKNOWN);
    }

    @Test
    void aDisabledDeviceIsOfflineWhateverItSays() {
        DeviceStatus status =
                derived(AdminState.DISABLED, LinkState.UP, ServiceState.BLOCKED, List.of(DeviceCode.P_PAPER_OUT));

        assertThat(status.condition()).isEqualTo(Condition.OFFLINE);
        assertThat(status.codes()).containsExactly(DeviceCode.E_DISABLED);
    }

    @Test
    void onlyConditionAndCodesMakeNews() {
        DeviceStatus status = derived(AdminState.ENABLED, LinkState.UP, ServiceState.READY, List.of());
        DeviceStatus later = new DeviceStatus(KEY, Condition.READY, List.of(), NOW.plusSeconds(9), NOW);
        DeviceStatus worse = new DeviceStatus(KEY, Condition.ATTENTION, List.of(DeviceCode.P_PAPER_NEAR_END), NOW, NOW);

        assertThat(later.saysTheSameAs(status)).isTrue();
        assertThat(worse.saysTheSameAs(status)).isFalse();
        assertThat(status.saysTheSameAs(null)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(DeviceCode.class)
    void everyCodeHasWordsForBothPeopleInBothLanguages(DeviceCode code) {
        for (Locale locale : List.of(Locale.forLanguageTag("vi"), Locale.ENGLISH, Locale.FRENCH)) {
            DeviceTexts texts = DeviceTexts.in(locale);
            assertThat(texts.clerk(code)).isNotBlank();
            assertThat(texts.technician(code)).isNotBlank();
        }
        assertThat(DeviceTexts.in(Locale.FRENCH).clerk(code))
                .isEqualTo(DeviceTexts.in(Locale.forLanguageTag("vi")).clerk(code))
                .isNotEqualTo(DeviceTexts.in(Locale.ENGLISH).clerk(code));
    }

    @Test
    void theBackOffDoublesToItsLimitAndStartsAgain() {
        Backoff backoff = Backoff.standard();

        assertThat(List.of(
                        backoff.next(), backoff.next(), backoff.next(), backoff.next(), backoff.next(), backoff.next()))
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L);
        backoff.reset();
        assertThat(backoff.next()).hasMillis(500);
    }
}
