package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.Text;
import vn.motcua.edge.sim.BenchControl;

class BenchRefusalTest {
    private static final Text LABEL = new Text("x", "x");
    private static final List<BenchControl> CONTROLS = List.of(
            new BenchControl.Reading("count", LABEL, "3"),
            new BenchControl.Switch("frozen", LABEL, false),
            new BenchControl.Button("key1", LABEL, ""),
            new BenchControl.TextBox("scan", LABEL, List.of()));

    private static String refused(String control, String value) {
        BenchRefusal refusal =
                catchThrowableOfType(BenchRefusal.class, () -> BenchRefusal.check(CONTROLS, control, value));
        return refusal.code() + ": " + refusal.text().en() + " "
                + refusal.text().vi();
    }

    @Test
    void saysWhatTheDeviceHasInsteadOfWhatItHasNot() {
        assertThat(refused("melt", "true"))
                .startsWith("UNKNOWN_CONTROL")
                .contains("\"melt\"", "allowed: frozen, key1, scan.", "được phép: frozen, key1, scan.");
        assertThat(refused("count", "4")).as("only shown").startsWith("UNKNOWN_CONTROL");
        assertThat(refused("x".repeat(900), "")).hasSizeLessThan(400);
    }

    @Test
    void saysWhatTheControlTakes() {
        assertThat(refused("frozen", "on"))
                .startsWith("BAD_VALUE")
                .contains("frozen", "\"on\"", "allowed: true, false");
        assertThat(refused("scan", "")).startsWith("EMPTY_TEXT").contains("scan");
    }

    @Test
    void letsThroughWhatIsAllowed() {
        for (String[] one : new String[][] {{"frozen", "true"}, {"frozen", "false"}, {"key1", ""}, {"scan", "x"}})
            assertThatCode(() -> BenchRefusal.check(CONTROLS, one[0], one[1])).doesNotThrowAnyException();
    }
}
