package vn.motcua.rating.pad.serial;

import java.util.Optional;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.DeviceDriver;
import vn.motcua.edge.driver.DeviceEnv;
import vn.motcua.rating.pad.Purpose;

/** {@code driver: serial-pad}: a rating pad. */
public class SerialPadDriver implements DeviceDriver<SerialPadSettings> {
    private final String name;
    private final Purpose purpose;

    /** For {@link java.util.ServiceLoader}. */
    public SerialPadDriver() {
        this("serial-pad", Purpose.RATING);
    }

    SerialPadDriver(String name, Purpose purpose) {
        this.name = name;
        this.purpose = purpose;
    }

    /** {@code driver: serial-panic}: a panic button. */
    public static final class Panic extends SerialPadDriver {
        /** For {@link java.util.ServiceLoader}. */
        public Panic() {
            super("serial-panic", Purpose.PANIC);
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
    public Optional<CounterId> counter(SerialPadSettings settings) {
        return Optional.of(settings.buttons().counter());
    }

    @Override
    public SerialPadSettings configure(ConfigNode entry) {
        return SerialPadSettings.read(entry, purpose);
    }

    @Override
    public Device create(DeviceKey key, SerialPadSettings settings, DeviceEnv env) {
        return new SerialPad(key, settings, env);
    }
}
