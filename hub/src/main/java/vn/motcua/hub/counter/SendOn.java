package vn.motcua.hub.counter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.ServiceId;

/**
 * Where the visit in hand is to go.
 *
 * @param service to wait for; null for the one it has, or the first its new counter serves
 * @param counter to wait for; null for any
 * @param person to wait for; null for anybody
 * @param place first or last
 * @param after not called earlier than this from now
 * @param comesBack done there, it waits first for this counter
 */
public record SendOn(
        @Nullable ServiceId service,
        @Nullable CounterId counter,
        @Nullable PersonId person,
        Place place,
        Duration after,
        boolean comesBack) {
    /** Where among those who wait. */
    public enum Place {
        FIRST,
        LAST
    }
}
