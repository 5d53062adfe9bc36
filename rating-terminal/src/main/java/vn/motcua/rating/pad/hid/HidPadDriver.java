package vn.motcua.rating.pad.hid;

import java.util.Optional;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.DeviceDriver;
import vn.motcua.edge.driver.DeviceEnv;
import vn.motcua.rating.pad.PadButtons;
import vn.motcua.rating.pad.Purpose;

/** {@code driver: hid-pad}: a rating pad by its raw reports. */
public class HidPadDriver implements DeviceDriver<HidPadSettings> {
    private final String name;
    private final Purpose purpose;

    /** For {@link java.util.ServiceLoader}. */
    public HidPadDriver() {
        this("hid-pad", Purpose.RATING);
    }

    HidPadDriver(String name, Purpose purpose) {
        this.name = name;
        this.purpose = purpose;
    }

    /** {@code driver: hid-panic}: a panic button by its raw reports. */
    public static final class Panic extends HidPadDriver {
        /** For {@link java.util.ServiceLoader}. */
        public Panic() {
            super("hid-panic", Purpose.PANIC);
        }
    }

    /** {@code driver: keys-pad}: a numeric keypad as a rating pad. */
    public static final class Keys extends HidPadDriver {
        /** For {@link java.util.ServiceLoader}. */
        public Keys() {
            super("keys-pad", Purpose.RATING);
        }

        @Override
        PadDecoder decoder(ConfigNode entry) {
            return KeyDecoder.read(entry, com.sun.jna.Native.LONG_SIZE);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DeviceKind kind() {
        return purpose.kind();
    }

    @Override
    public Optional<CounterId> counter(HidPadSettings settings) {
        return Optional.of(settings.buttons().counter());
    }

    @Override
    public HidPadSettings configure(ConfigNode entry) {
        return new HidPadSettings(PadButtons.read(entry, purpose), decoder(entry));
    }

    PadDecoder decoder(ConfigNode entry) {
        return ReportDecoder.read(entry);
    }

    @Override
    public Device create(DeviceKey key, HidPadSettings settings, DeviceEnv env) {
        return new HidPad(key, settings, env);
    }
}
