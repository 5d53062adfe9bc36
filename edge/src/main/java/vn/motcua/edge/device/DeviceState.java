package vn.motcua.edge.device;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The full state of a device on its axes, kept by its driver. People and the hub see only the {@link DeviceStatus} derived from it.
 *
 * @param codes why the state is not simply good, the gravest first; empty when there is nothing to say
 * @param since when this combination began, by the agent's wall clock
 * @param lastSeen when the device last said anything, or null if it never did
 */
public record DeviceState(
        DeviceKey key,
        AdminState admin,
        LinkState link,
        ServiceState service,
        List<DeviceCode> codes,
        Instant since,
        @Nullable Instant lastSeen) {
    public DeviceState {
        codes = List.copyOf(codes);
    }
}
