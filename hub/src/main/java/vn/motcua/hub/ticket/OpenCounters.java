package vn.motcua.hub.ticket;

import vn.motcua.core.model.ServiceId;

/** How many counters serve a service now; known to the right of this feature. Writer thread. */
@FunctionalInterface
public interface OpenCounters {
    int serving(ServiceId service);
}
