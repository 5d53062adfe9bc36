package vn.motcua.hub.incident;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.VisitId;

/** Facts that contradicted what the hub held. Reads only; any thread. */
public interface AnomalyQueries {
    /** Newest first, at most {@code limit} (1 to 1000). */
    Future<List<Anomaly>> latest(int limit);

    /**
     * @param position in the ledger
     * @param kind stable code
     * @param visitId concerned, or null
     * @param eventId that showed it, or empty
     * @param detail one line for a technician
     * @param at hub clock
     */
    record Anomaly(long position, String kind, @Nullable VisitId visitId, String eventId, String detail, Instant at) {}
}
