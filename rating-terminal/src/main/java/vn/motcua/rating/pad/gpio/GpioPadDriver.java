package vn.motcua.rating.pad.gpio;

import java.util.Optional;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.DeviceDriver;
import vn.motcua.edge.driver.DeviceEnv;
import vn.motcua.edge.transport.LinkFactory;
import vn.motcua.rating.pad.Purpose;

/** {@code driver: gpio-pad}: rating buttons on pins. */
public class GpioPadDriver implements DeviceDriver<GpioSettings> {
    private final String name;
    private final Purpose purpose;

    /** For {@link java.util.ServiceLoader}. */
    public GpioPadDriver() {
        this("gpio-pad", Purpose.RATING);
    }

    GpioPadDriver(String name, Purpose purpose) {
        this.name = name;
        this.purpose = purpose;
    }

    /** {@code driver: gpio-panic}: a panic button on a pin. */
    public static final class Panic extends GpioPadDriver {
        /** For {@link java.util.ServiceLoader}. */
        public Panic() {
            super("gpio-panic", Purpose.PANIC);
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
    public boolean usesLink() {
        return false;
    }

    @Override
    public Optional<CounterId> counter(GpioSettings settings) {
        return Optional.of(settings.buttons().counter());
    }

    @Override
    public GpioSettings configure(ConfigNode entry) {
        return GpioSettings.read(entry, purpose);
    }

    /** The lambdas load the classes of pins when these are opened, on another thread. */
    @Override
    public Device create(DeviceKey key, GpioSettings settings, DeviceEnv env) {
        LinkFactory links = env.links();
        GpioPins.Opener opener = env.standIn()
                .<GpioPins.Opener>map(board -> (wanted, listener) -> BoardPins.open(board, wanted, links, listener))
                .orElse((wanted, listener) -> Pi4jPins.open(wanted, listener));
        return new GpioPad(key, settings, env, opener);
    }
}
