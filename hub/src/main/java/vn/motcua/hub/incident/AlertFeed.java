package vn.motcua.hub.incident;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import vn.motcua.core.event.AnomalyFound;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.PanicAcknowledged;
import vn.motcua.core.event.PanicEnded;
import vn.motcua.core.event.PanicPressed;
import vn.motcua.core.event.PanicTestAnnounced;
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
            isNew |= isOfPanics(recorded.event());
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

    private static boolean isOfPanics(Event event) {
        return event instanceof PanicPressed
                || event instanceof PanicAcknowledged
                || event instanceof PanicEnded
                || event instanceof PanicTestAnnounced;
    }

    private void panics(Instant now, FeedSink sink) {
        Set<String> kept = new HashSet<>();
        for (PanicBook.Panic panic : panics.all()) {
            if (!panic.isShown(now)) continue;
            kept.add("panic:" + panic.id());
            sink.put(TOPIC, "panic:" + panic.id(), node(panic));
        }
        sink.retain(TOPIC, "panic:", kept);
        for (PanicBook.Test test : panics.tests())
            sink.put(TOPIC, "panic-test:" + test.counter().value(), node(test));
        for (PanicBook.Tested tested : panics.tested()) {
            String button =
                    tested.button().counter().value() + "/" + tested.button().device();
            sink.put(TOPIC, "panic-tested:" + button, node(tested));
        }
    }

    /** The page knows by the time whether it goes on. */
    private ObjectNode node(PanicBook.Test test) {
        ObjectNode node = Json.object();
        node.put("counterId", test.counter().value());
        node.put("from", test.from().toString());
        node.put("until", test.until().toString());
        node.put("by", names.nameOf(test.by()));
        return node;
    }

    private static ObjectNode node(PanicBook.Tested tested) {
        ObjectNode node = Json.object();
        node.put("counterId", tested.button().counter().value());
        node.put("device", tested.button().device());
        node.put("at", tested.at().toString());
        return node;
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
        PersonId endedBy = panic.endedBy();
        Instant endedAt = panic.endedAt();
        PanicEnded.Reason reason = panic.reason();
        if (endedAt != null) node.put("endedAt", endedAt.toString());
        if (endedBy != null) node.put("endedBy", names.nameOf(endedBy));
        if (reason != null) node.put("reason", reason.name());
        node.put("test", panic.isTest());
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
