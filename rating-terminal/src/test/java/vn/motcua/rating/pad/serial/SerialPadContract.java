package vn.motcua.rating.pad.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.driver.Device;
import vn.motcua.rating.pad.PadButtons;
import vn.motcua.rating.pad.PadContract;

/** What every serial pad does beyond {@link PadContract}. */
abstract class SerialPadContract extends PadContract {
    /** The shipped protocol the pad speaks. */
    abstract String protocol();

    @Override
    protected Device device(DeviceKey key, PadButtons buttons) {
        SerialPadSettings settings = new SerialPadSettings(buttons, PadProtocol.shipped(protocol()));
        return new SerialPadDriver().create(key, settings, rig);
    }

    /** One that cannot be asked how it is speaks only when pressed. */
    @Override
    protected String fresh() {
        return isAsked() ? "READY" : "UNKNOWN";
    }

    private boolean isAsked() {
        return protocol().equals("motcua-lines");
    }

    @Test
    void nonsenseIsUnknownNeverGoodAndOneRightWordEndsIt() throws Exception {
        use("noise", "true");
        await().atMost(SOON).until(() -> rig.status().equals("UNKNOWN E_PROTOCOL") || isAsked());
        press(3);
        await().atMost(SOON).until(() -> rig.status().equals("READY"));

        assertThat(scores()).containsExactly(3);
    }

    static PadProtocol protocol(String yaml) {
        ConfigNode node = ConfigNode.parse("pad.yaml", yaml);
        PadProtocol read = PadProtocol.read("test", node);
        node.check();
        return read;
    }
}
