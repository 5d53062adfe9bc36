package vn.motcua.display.led.modbus;

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

/** {@code driver: modbus-sign}. */
public final class ModbusSignDriver implements DeviceDriver<SignSettings> {
    private static final int UNIT_MAX = 247;
    private static final Duration ANSWER = Duration.ofMillis(100);
    /** More than the 3.5 characters of §2.5.1.1: cheap signs need time to turn around. */
    private static final Duration GAP = Duration.ofMillis(10);

    private final SignBuses buses = new SignBuses();

    /** For {@link java.util.ServiceLoader}. */
    public ModbusSignDriver() {}

    @Override
    public String name() {
        return "modbus-sign";
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
        ModbusFraming framing = entry.choice("framing", ModbusFraming.class, ModbusFraming.RTU);
        int unit = entry.integer("address", 1, UNIT_MAX, 1);
        return SignSettings.read(entry, new ModbusSignCodec(framing, unit, ModbusMap.of(entry)), ANSWER, GAP);
    }

    @Override
    public Device create(DeviceKey key, SignSettings settings, DeviceEnv env) {
        return new LedSign(key, settings, env, buses);
    }
}
