package vn.motcua.kiosk.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.motcua.core.config.ConfigNode;

/** A scanner's entry in {@code agent.yaml}. */
class ScannerSettingsTest {
    private static ConfigNode entry(String yaml) {
        return ConfigNode.parse("agent.yaml", yaml);
    }

    @Test
    void anEntryMaySayNothing() {
        ScannerSettings serial = new SerialScannerDriver().configure(entry("{}"));
        ScannerSettings wedge = new WedgeScannerDriver().configure(entry("{}"));

        assertThat(serial.counter()).isEmpty();
        assertThat(serial.framing()).isEqualTo(new Framing(Framing.End.AUTO, Duration.ofMillis(30), false));
        assertThat(wedge.framing().gap()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void anEntrySaysHowTheScannerIsSetUp() {
        ScannerSettings settings =
                new SerialScannerDriver().configure(entry("{counter: quay-1, end: crlf, gap: 200ms, aim: true}"));

        assertThat(settings.counter().orElseThrow().value()).isEqualTo("quay-1");
        assertThat(settings.framing()).isEqualTo(new Framing(Framing.End.CRLF, Duration.ofMillis(200), true));
    }

    @Test
    void aScannerOfTheKioskStandsAtNoCounter() {
        assertThat(new SerialScannerDriver().configure(entry("{at: kiosk}")).atKiosk())
                .isTrue();
        assertThat(new WedgeScannerDriver()
                        .configure(entry("{counter: quay-1}"))
                        .atKiosk())
                .isFalse();
        for (String wrong : new String[] {"{at: kiosk, counter: quay-1}", "{at: hall}"}) {
            ConfigNode entry = entry(wrong);
            new SerialScannerDriver().configure(entry);
            assertThat(entry.problems()).extracting(problem -> problem.key()).containsExactly("at");
        }
    }

    @Test
    void everyMistakeIsNamed() {
        ConfigNode entry = entry("{counter: 'Quầy 1', end: enter, gap: 5s, aim: maybe}");
        ScannerSettings settings = new SerialScannerDriver().configure(entry);

        assertThat(entry.problems())
                .extracting(problem -> problem.key())
                .containsExactlyInAnyOrder("counter", "end", "gap", "aim");
        assertThat(settings.framing().end()).isEqualTo(Framing.End.AUTO);
    }
}
