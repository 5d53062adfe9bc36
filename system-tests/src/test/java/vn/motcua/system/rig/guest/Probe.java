package vn.motcua.system.rig.guest;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.device.Backoff;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.device.ServiceState;
import vn.motcua.edge.device.StatusKeeper;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.DeviceDriver;
import vn.motcua.edge.driver.DeviceEnv;
import vn.motcua.edge.driver.DeviceInput;
import vn.motcua.edge.driver.DeviceLine;

/** The least driver there can be: whatever keeps a real one's line and status keeps this one's, and nothing else is judged. */
final class Probe implements DeviceDriver<Probe.Settings> {
    /** None. */
    record Settings() {}

    /** What the device said, as it came. */
    record Heard(String text) implements DeviceInput {}

    @Override
    public String name() {
        return "rig-probe";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.SCANNER;
    }

    @Override
    public Settings configure(ConfigNode entry) {
        return new Settings();
    }

    @Override
    public Device create(DeviceKey key, Settings settings, DeviceEnv env) {
        return new Line(key, env);
    }

    private static final class Line implements Device, DeviceLine.Listener {
        private final DeviceKey key;
        private final DeviceEnv env;
        private final StatusKeeper keeper;
        private final DeviceLine line;

        Line(DeviceKey key, DeviceEnv env) {
            this.key = key;
            this.env = env;
            this.keeper = new StatusKeeper(key, env.clock(), env::changed);
            this.line = new DeviceLine(env, Backoff.standard(), this);
        }

        @Override
        public DeviceKey key() {
            return key;
        }

        @Override
        public DeviceStatus status() {
            return keeper.status();
        }

        @Override
        public Future<Void> start() {
            line.open();
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> close() {
            return line.close();
        }

        @Override
        public void up() {
            keeper.service(ServiceState.READY);
            line.proved();
        }

        @Override
        public void received(byte[] bytes) {
            env.input(new Heard(new String(bytes, StandardCharsets.US_ASCII)));
        }

        @Override
        public void changed(LinkState state, DeviceCode code) {
            keeper.link(state, code);
        }
    }
}
