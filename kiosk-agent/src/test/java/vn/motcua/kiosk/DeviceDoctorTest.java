package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.HealthLevel;
import vn.motcua.edge.device.HealthReport;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.device.ServiceState;
import vn.motcua.edge.device.StatusKeeper;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.DeviceDriver;
import vn.motcua.edge.driver.DeviceEntry;
import vn.motcua.edge.driver.DeviceEnv;
import vn.motcua.edge.transport.LinkRuntime;

class DeviceDoctorTest {
    private static final class Toy implements Device {
        private final DeviceKey key;
        private final DeviceEnv env;
        private final StatusKeeper status;
        private final List<String> done;

        Toy(DeviceKey key, DeviceEnv env, List<String> done) {
            this.key = key;
            this.env = env;
            this.status = new StatusKeeper(key, env.clock(), env::changed);
            this.done = done;
        }

        @Override
        public DeviceKey key() {
            return key;
        }

        @Override
        public DeviceStatus status() {
            return status.status();
        }

        @Override
        public Future<Void> start() {
            if (key.name().equals("broken")) throw new IllegalStateException("no driver");
            env.why("3 ports fit");
            status.link(LinkState.UP, null);
            status.service(ServiceState.DEGRADED, DeviceCode.B_STUCK);
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> close() {
            done.add("closed");
            return Future.succeededFuture();
        }

        @Override
        public Future<HealthReport> checkHealth(HealthLevel level, Duration deadline) {
            done.add(level.name());
            return Future.succeededFuture(
                    new HealthReport(key, level, HealthReport.Verdict.PASSED, List.of(), "blinked"));
        }
    }

    private final List<String> done = new ArrayList<>();

    private final DeviceDriver<String> driver = new DeviceDriver<>() {
        @Override
        public String name() {
            return "toy";
        }

        @Override
        public DeviceKind kind() {
            return DeviceKind.RATING_PAD;
        }

        @Override
        public boolean usesLink() {
            return false;
        }

        @Override
        public String configure(ConfigNode entry) {
            return "";
        }

        @Override
        public Device create(DeviceKey key, String settings, DeviceEnv env) {
            return new Toy(key, env, done);
        }
    };

    private DeviceEntry<String> entry(String name, String link) {
        return new DeviceEntry<>(name, driver, "", link, true);
    }

    @Test
    void whatIsSwitchedOffIsInOrderAndNotOpened() throws Exception {
        List<Finding> findings = new ArrayList<>();
        List<DeviceRow> rows = new ArrayList<>();

        try (LinkRuntime links = new LinkRuntime()) {
            new DeviceDoctor(links, true, findings::add, rows::add)
                    .examine(List.of(
                            new DeviceEntry<>("pad-1", driver, "", "tcp://127.0.0.1:1", false),
                            new DeviceEntry<>("pad-2", driver, "", "simulated:sim", false)));
        }

        assertThat(rows).extracting(row -> row.condition() + row.code()).containsOnly("SWITCHED_OFF");
        assertThat(findings)
                .extracting(one -> one.mark() + " " + one.topic() + " " + one.values())
                .containsExactly(
                        "GOOD device [pad-1 (tcp://127.0.0.1:1), SWITCHED_OFF, ]",
                        "GOOD device [pad-2 (simulated:sim), SWITCHED_OFF, ]");
        assertThat(done).isEmpty();
    }

    @Test
    void opensChecksAndLetsGoOfEachAndOneThatFailsIsALineOfItsOwn() throws Exception {
        List<Finding> findings = new ArrayList<>();
        List<DeviceRow> rows = new ArrayList<>();

        try (LinkRuntime links = new LinkRuntime()) {
            new DeviceDoctor(links, true, findings::add, rows::add)
                    .examine(List.of(entry("pad-1", ""), entry("broken", ""), entry("pad-2", "simulated:sim")));
        }

        assertThat(rows)
                .containsExactlyInAnyOrder(
                        new DeviceRow("pad-2", "RATING_PAD", "simulated:sim", "SIMULATED", ""),
                        new DeviceRow("pad-1", "RATING_PAD", "", "ATTENTION", "B_STUCK"),
                        new DeviceRow("broken", "RATING_PAD", "", "OFFLINE", "E_INTERNAL"));
        assertThat(findings)
                .extracting(one -> one.mark() + " " + one.topic())
                .containsExactly("GOOD device.simulated", "WARN device", "GOOD device.health", "BAD device");
        assertThat(findings.get(1).values().get(2)).contains("B_STUCK", "[3 ports fit]");
        assertThat(done).contains("EXTERNAL", "closed");
    }
}
