package vn.motcua.hub.incident;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.motcua.core.event.AnomalyFound;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.feed.FeedSource;
import vn.motcua.hub.platform.ledger.Recorded;

/** The topic {@code alerts}: the last hundred anomalies. Writer thread. */
public final class AlertFeed implements FeedSource {
    private static final String TOPIC = "alerts";
    private static final int SHOWN = 100;
    private final ArrayDeque<AnomalyQueries.Anomaly> last = new ArrayDeque<>();

    /** Reads the last ones; once, before the feed starts. */
    public void load(Sql db) throws SQLException {
        last.clear();
        db.list(IncidentProjection.SQL.get("latest"), IncidentProjection::anomaly, SHOWN)
                .forEach(last::addFirst);
    }

    @Override
    public void all(Instant now, FeedSink sink) {
        Set<String> kept = new HashSet<>();
        for (AnomalyQueries.Anomaly anomaly : last) {
            kept.add("anomaly:" + anomaly.position());
            sink.put(TOPIC, "anomaly:" + anomaly.position(), node(anomaly));
        }
        sink.retain(TOPIC, "anomaly:", kept);
    }

    @Override
    public void moved(List<Recorded> events, Instant now, FeedSink sink) {
        boolean isNew = false;
        for (Recorded recorded : events) {
            if (!(recorded.event() instanceof AnomalyFound found)) continue;
            isNew = true;
            last.addLast(new AnomalyQueries.Anomaly(
                    recorded.position(),
                    found.kind(),
                    found.visitId(),
                    found.eventId(),
                    found.detail(),
                    recorded.recordedAt()));
            if (last.size() > SHOWN) last.removeFirst();
        }
        if (isNew) all(now, sink);
    }

    private static ObjectNode node(AnomalyQueries.Anomaly anomaly) {
        ObjectNode node = Json.object();
        node.put("kind", anomaly.kind());
        if (anomaly.visitId() != null) node.put("visitId", anomaly.visitId().value());
        node.put("detail", anomaly.detail());
        node.put("at", anomaly.at().toString());
        return node;
    }
}
