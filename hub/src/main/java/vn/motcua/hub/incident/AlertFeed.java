package vn.motcua.hub.incident;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import vn.motcua.core.event.AnomalyFound;
import vn.motcua.core.event.PanicAcknowledged;
import vn.motcua.core.event.PanicPressed;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.counter.PersonNames;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.feed.FeedSource;
import vn.motcua.hub.platform.ledger.Recorded;

/** The topic {@code alerts}: calls for help, and the last hundred anomalies. Writer thread. */
public final class AlertFeed implements FeedSource {
    private static final String TOPIC = "alerts";
    private static final int SHOWN = 100;
    /** A call for help nobody has seen stays as long as the book keeps it; one that was seen for an hour. */
    private static final Duration SEEN_SHOWN = Duration.ofHours(1);

    private final Supplier<Site> site;
    private final PanicBook panics;
    private final PersonNames names;
    private final ArrayDeque<AnomalyQueries.Anomaly> last = new ArrayDeque<>();

    public AlertFeed(Supplier<Site> site, PanicBook panics, PersonNames names) {
        this.site = site;
        this.panics = panics;
        this.names = names;
    }

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
        panics(now, sink);
    }

    @Override
    public void moved(List<Recorded> events, Instant now, FeedSink sink) {
        boolean isNew = false;
        for (Recorded recorded : events) {
            isNew |= recorded.event() instanceof PanicPressed || recorded.event() instanceof PanicAcknowledged;
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

    private void panics(Instant now, FeedSink sink) {
        Set<String> kept = new HashSet<>();
        for (PanicBook.Panic panic : panics.all()) {
            Instant seenAt = panic.seenAt();
            if (seenAt != null && seenAt.plus(SEEN_SHOWN).isBefore(now)) continue;
            kept.add("panic:" + panic.id());
            sink.put(TOPIC, "panic:" + panic.id(), node(panic));
        }
        sink.retain(TOPIC, "panic:", kept);
    }

    private ObjectNode node(PanicBook.Panic panic) {
        ObjectNode node = Json.object();
        node.put("panicId", panic.id());
        node.put("counterId", panic.counter().value());
        node.put("counter", site.get().counterLabel(panic.counter()));
        node.put("device", panic.device());
        node.put("at", panic.at().toString());
        node.put("heardAt", panic.heardAt().toString());
        Instant seenAt = panic.seenAt();
        PersonId seenBy = panic.seenBy();
        if (seenAt != null) node.put("seenAt", seenAt.toString());
        if (seenBy != null) node.put("seenBy", names.nameOf(seenBy));
        return node;
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
