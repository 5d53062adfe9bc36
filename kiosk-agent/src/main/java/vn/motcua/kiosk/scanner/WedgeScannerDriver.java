package vn.motcua.kiosk.scanner;

import com.sun.jna.Native;
import java.time.Duration;
import java.util.Optional;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.ScanSource;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.DeviceDriver;
import vn.motcua.edge.driver.DeviceEnv;

/**
 * {@code driver: wedge-scanner}: a scanner that is a keyboard, taken away from the desktop on Linux ({@code link: input:…}). No input
 * method and no keyboard layout has a hand in what it types.
 */
public final class WedgeScannerDriver implements DeviceDriver<ScannerSettings> {
    /** A keyboard sends a character in two reports, at most 10 ms apart each on a slow USB line; some scanners add as much. */
    private static final Duration GAP = Duration.ofMillis(100);

    /** For {@link java.util.ServiceLoader}. */
    public WedgeScannerDriver() {}

    @Override
    public String name() {
        return "wedge-scanner";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.SCANNER;
    }

    @Override
    public Optional<CounterId> counter(ScannerSettings settings) {
        return settings.counter();
    }

    @Override
    public ScannerSettings configure(ConfigNode entry) {
        return ScannerSettings.read(entry, GAP);
    }

    @Override
    public Device create(DeviceKey key, ScannerSettings settings, DeviceEnv env) {
        return new Scanner(key, settings, env, ScanSource.GRAB, intake -> new KeysEar(intake, Native.LONG_SIZE));
    }
}
