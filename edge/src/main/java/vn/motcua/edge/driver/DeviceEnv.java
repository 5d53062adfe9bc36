package vn.motcua.edge.driver;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkFactory;

/** What a device is given by its agent. Event loop only, unless said otherwise. */
public interface DeviceEnv {
    Vertx vertx();

    LinkFactory links();

    /** Where the device is. Fails for a driver that uses no link. */
    LinkAddress address();

    /** What stands in for a device that is reached by no link, such as a simulated board for pins; empty for a real one. */
    default Optional<LinkAddress> standIn() {
        return Optional.empty();
    }

    Clock clock();

    /** Told once for each change; from here it reaches pages and hub. */
    void changed(DeviceStatus status);

    /**
     * Says what stands in the way of the device's line, for a technician; it is shown beside the status.
     *
     * @param detail empty once nothing does
     */
    default void why(String detail) {}

    /** Runs a step of the driver that nobody waits for, such as a timer's: what it throws is counted and stays the device's own fault. */
    default void guard(Runnable step) {
        step.run();
    }

    /** Hands on what the device sent. */
    void input(DeviceInput input);

    /**
     * Hears that something was plugged in or pulled out on this PC, within a second; any device, so look again. A device behind a
     * network address hears nothing.
     *
     * @return stops the listening
     */
    Runnable onPlug(Runnable listener);

    /** A durable small value of this device, such as what a sign shows; empty if never saved. */
    Future<Optional<String>> load(String key);

    /** Stores it durably; a null value removes it. Never a person's data (I9). */
    Future<Void> save(String key, @Nullable String value);
}
