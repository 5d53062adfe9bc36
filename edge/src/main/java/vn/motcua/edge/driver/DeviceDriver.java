package vn.motcua.edge.driver;

import java.util.Optional;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;

/**
 * A kind of device the agent can drive, listed in {@code META-INF/services/vn.motcua.edge.driver.DeviceDriver}. Small on purpose: it is
 * loaded on every agent, so whatever is heavy belongs to the device it creates.
 *
 * @param <S> its settings, a record
 */
public interface DeviceDriver<S> {
    /** The value of {@code driver:} in {@code agent.yaml}, such as {@code serial-scanner}; unique among all drivers. */
    String name();

    DeviceKind kind();

    /**
     * Whether an entry has a {@code link:}; false for devices that are reached otherwise, such as GPIO pins. Their entry may name a
     * simulated device, and no other link: {@link DeviceEnv#standIn}.
     */
    default boolean usesLink() {
        return true;
    }

    /** Whether several devices of this driver may have the same {@code link:}, such as signs on one bus. */
    default boolean sharesLine() {
        return false;
    }

    /**
     * Reads one entry of {@code devices:}, noting problems in the node. The keys {@code name}, {@code driver}, {@code link} and
     * {@code enabled} are the host's.
     */
    S configure(ConfigNode entry);

    /** The counter at which such a device stands; empty for one of the hall. */
    default Optional<CounterId> counter(S settings) {
        return Optional.empty();
    }

    /** Makes the device; nothing is opened before {@link Device#start}. Event loop only. */
    Device create(DeviceKey key, S settings, DeviceEnv env);
}
