package vn.motcua.display.led;

import io.vertx.core.Future;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.driver.Device;

/** A lit sign at a counter. Event loop only, except {@link #status()}. */
public interface CounterSign extends Device {
    CounterId counter();

    /**
     * Wants this shown from now on; the last one wins. It is brought back after every absence of the sign, of the agent and of the
     * hub.
     *
     * @return when it is kept durably. Whether the sign shows it is in its status
     */
    Future<Void> show(SignContent content);

    /** What was wanted last. */
    SignContent wanted();
}
