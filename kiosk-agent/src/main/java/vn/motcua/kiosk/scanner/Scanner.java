package vn.motcua.kiosk.scanner;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanSource;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.HealthLevel;
import vn.motcua.edge.device.HealthReport;
import vn.motcua.edge.device.HealthReport.Verdict;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.device.StatusKeeper;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.DeviceEnv;
import vn.motcua.edge.driver.DeviceLine;

/**
 * A scanner on a line. It says nothing of itself, so it is {@code UNKNOWN} from plugging in to the first scan, and
 * {@code ATTENTION} after a scan that could not be read until the next good one. Event loop only.
 */
final class Scanner implements Device {
    private final DeviceKey key;
    private final StatusKeeper keeper;
    private final ScanIntake intake;
    private final DeviceLine line;
    private final Consumer<byte[]> bytes;
    private final Runnable fresh;

    /** What stands between the line and the intake. */
    interface Ear {
        void received(byte[] bytes);

        /** The line is open, or gone: what was half heard is over. */
        void fresh();
    }

    /** Makes the ear of an intake. */
    interface EarMaker {
        Ear of(ScanIntake intake);
    }

    Scanner(DeviceKey key, ScannerSettings settings, DeviceEnv env, ScanSource source, EarMaker ear) {
        this.key = key;
        this.keeper = new StatusKeeper(key, env.clock(), env::changed);
        this.intake = new ScanIntake(env, settings, source, keeper);
        Ear made = ear.of(intake);
        this.bytes = made::received;
        this.fresh = made::fresh;
        this.line = new DeviceLine(env, new Listener());
    }

    private final class Listener implements DeviceLine.Listener {
        @Override
        public void up() {
            fresh.run();
        }

        @Override
        public void received(byte[] piece) {
            line.proved();
            keeper.seen();
            bytes.accept(piece);
        }

        @Override
        public void changed(LinkState state, @Nullable DeviceCode code) {
            if (state != LinkState.UP) fresh.run();
            keeper.link(state, code);
        }
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

    /** A scanner can be tried by scanning only. */
    @Override
    public Future<HealthReport> checkHealth(HealthLevel level, Duration deadline) {
        if (level == HealthLevel.INTERNAL) return Future.succeededFuture(HealthReport.of(status(), level));
        if (level == HealthLevel.EXTERNAL) return Future.succeededFuture(HealthReport.unsupported(key, level));
        return intake.next(deadline)
                .map(heard -> new HealthReport(key, level, Verdict.PASSED, List.of(), heard))
                .otherwise(nothing -> new HealthReport(key, level, Verdict.UNKNOWN, List.of(DeviceCode.E_TIMEOUT), ""));
    }
}
