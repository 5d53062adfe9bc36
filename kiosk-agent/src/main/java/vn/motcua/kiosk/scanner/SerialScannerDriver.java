package vn.motcua.kiosk.scanner;

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

/** {@code driver: serial-scanner}: a scanner in USB-COM (CDC) mode, on RS-232 or behind a serial server. */
public final class SerialScannerDriver implements DeviceDriver<ScannerSettings> {
    private static final Duration GAP = Duration.ofMillis(30);

    /** For {@link java.util.ServiceLoader}. */
    public SerialScannerDriver() {}

    @Override
    public String name() {
        return "serial-scanner";
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
        return new Scanner(key, settings, env, ScanSource.SERIAL, BytesEar::new);
    }

    private record BytesEar(ScanIntake intake) implements Scanner.Ear {
        @Override
        public void received(byte[] bytes) {
            intake.received(bytes);
        }

        @Override
        public void fresh() {
            intake.reset();
        }
    }
}
