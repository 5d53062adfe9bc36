package vn.motcua.hub.ticket;

import java.time.Duration;
import java.time.Instant;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;

/** How long people will wait; known to the right of this feature. Writer thread. */
public interface Waits {
    /** For somebody who comes now. */
    Estimate newcomer(ServiceId service, Priority priority, Instant now);

    /** For one who waits already; unknown for anybody else. */
    Estimate of(Ticket ticket, Instant now);

    /** How long a visit of the service keeps a counter today; what the catalogue says while nothing was learned. */
    default Duration length(Service service, Instant now) {
        return Duration.ofMinutes(service.meanServiceMinutes());
    }

    /** Knows nothing: for rules tried without counters. */
    Waits NONE = new Waits() {
        @Override
        public Estimate newcomer(ServiceId service, Priority priority, Instant now) {
            return Estimate.unknown(0);
        }

        @Override
        public Estimate of(Ticket ticket, Instant now) {
            return Estimate.unknown(0);
        }
    };
}
