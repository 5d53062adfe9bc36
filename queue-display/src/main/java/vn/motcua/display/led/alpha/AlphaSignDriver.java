package vn.motcua.display.led.alpha;

import java.time.Duration;
import java.util.Optional;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;
import vn.motcua.display.led.LedSign;
import vn.motcua.display.led.SignBuses;
import vn.motcua.display.led.SignSettings;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.DeviceDriver;
import vn.motcua.edge.driver.DeviceEnv;

/** {@code driver: alpha-sign}. */
public final class AlphaSignDriver implements DeviceDriver<SignSettings> {
    private static final int ADDRESS_MAX = 255;
    private static final int CELLS_MAX = 40;
    private static final int CELLS = 8;
    private static final Duration ANSWER = Duration.ofMillis(250);
    private static final Duration GAP = Duration.ofMillis(30);

    private final SignBuses buses = new SignBuses();

    /** For {@link java.util.ServiceLoader}. */
    public AlphaSignDriver() {}

    /** What one character is on the line. */
    enum Characters {
        SEVEN_EVEN,
        EIGHT
    }

    @Override
    public String name() {
        return "alpha-sign";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.COUNTER_SIGN;
    }

    @Override
    public boolean sharesLine() {
        return true;
    }

    @Override
    public Optional<CounterId> counter(SignSettings settings) {
        return Optional.of(settings.counter());
    }

    @Override
    public SignSettings configure(ConfigNode entry) {
        AlphaSignCodec codec = new AlphaSignCodec(
                entry.integer("address", 1, ADDRESS_MAX, 1),
                entry.integer("cells", 1, CELLS_MAX, CELLS),
                entry.choice("characters", Characters.class, Characters.SEVEN_EVEN) == Characters.SEVEN_EVEN,
                entry.bool("answers", true));
        return SignSettings.read(entry, codec, ANSWER, GAP);
    }

    @Override
    public Device create(DeviceKey key, SignSettings settings, DeviceEnv env) {
        return new LedSign(key, settings, env, buses);
    }
}
