package vn.motcua.hub.ticket;

import java.time.Instant;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ServiceId;

/** How long people will wait; known to the right of this feature. Writer thread. */
public interface Waits {
    /** For somebody who comes now. */
    Estimate newcomer(ServiceId service, Priority priority, Instant now);

    /** For one who waits already; unknown for anybody else. */
    Estimate of(Ticket ticket, Instant now);

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
