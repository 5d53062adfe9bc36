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

    Clock clock();

    /** Told once for each change; from here it reaches pages and hub. */
    void changed(DeviceStatus status);

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
