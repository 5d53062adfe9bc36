package vn.motcua.edge.driver;

import io.vertx.core.Future;
import java.time.Duration;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.HealthLevel;
import vn.motcua.edge.device.HealthReport;

/**
 * One device of this agent, whether it is there or not. What it can be told to do is in the interface of its kind. Event loop only,
 * except {@link #status()}.
 */
public interface Device {
    DeviceKey key();

    /** The last public status; any thread. */
    DeviceStatus status();

    /** Begins to look for the device and to keep it open. Succeeds at once: a device that is not there is a status, not a failure. */
    Future<Void> start();

    /** Lets go of the device; afterwards it is made anew, never started again. */
    Future<Void> close();

    /** @param deadline the answer comes by then, whatever the device does */
    default Future<HealthReport> checkHealth(HealthLevel level, Duration deadline) {
        return Future.succeededFuture(
                level == HealthLevel.INTERNAL
                        ? HealthReport.of(status(), level)
                        : HealthReport.unsupported(key(), level));
    }
}
