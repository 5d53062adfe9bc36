package vn.motcua.hub.incident;

import io.vertx.core.Future;
import java.util.List;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.Sql;

/** Anomalies from the readers' pool. Any thread. */
public final class StoredAnomalies implements AnomalyQueries {
    private final Readers readers;

    public StoredAnomalies(Readers readers) {
        this.readers = readers;
    }

    @Override
    public Future<List<Anomaly>> latest(int limit) {
        int bounded = Math.max(1, Math.min(1000, limit));
        return readers.read(connection -> {
            try (Sql db = new Sql(connection)) {
                return db.list(IncidentProjection.SQL.get("latest"), IncidentProjection::anomaly, bounded);
            }
        });
    }
}
