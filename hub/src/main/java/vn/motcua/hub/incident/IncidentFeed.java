package vn.motcua.hub.incident;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.IncidentOpened;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.counter.PersonNames;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.feed.FeedSource;
import vn.motcua.hub.platform.ledger.Recorded;

/** The topic {@code incidents}: the newest that somebody has to look into or agree to. Never the officer concerned. Writer thread. */
public final class IncidentFeed implements FeedSource {
    private static final String TOPIC = "incidents";
    private static final String PREFIX = "incident:";
    /** More than anybody looks through; the list pages through the rest. */
    private static final int SHOWN = 100;

    private static final Logger LOG = LoggerFactory.getLogger(IncidentFeed.class);

    private final Supplier<Site> site;
    private final PersonNames names;
    private final Sql db;

    /** @param db the writer's own connection */
    public IncidentFeed(Supplier<Site> site, PersonNames names, Sql db) {
        this.site = site;
        this.names = names;
        this.db = db;
    }

    @Override
    public void all(Instant now, FeedSink sink) {
        try {
            Set<String> kept = new HashSet<>();
            for (Incident incident : db.list(IncidentTable.SQL.get("newest-open"), IncidentTable::read, SHOWN)) {
                kept.add(PREFIX + incident.id());
                sink.put(TOPIC, PREFIX + incident.id(), node(incident, now));
            }
            sink.retain(TOPIC, PREFIX, kept);
        } catch (SQLException e) {
            LOG.warn("incidents could not be read for the supervisor: {}", e.getMessage());
        }
    }

    @Override
    public void moved(List<Recorded> events, Instant now, FeedSink sink) {
        if (events.stream().anyMatch(recorded -> changes(recorded.event()))) all(now, sink);
    }

    private static boolean changes(Event event) {
        return event instanceof IncidentOpened || CaseProjection.incidentOf(event) != null;
    }

    private ObjectNode node(Incident incident, Instant now) {
        ObjectNode node = Json.object();
        node.put("incidentId", incident.id());
        node.put("kind", incident.opened().kind().name());
        node.put("severity", incident.severity().name());
        node.put("state", incident.stateAt(now).name());
        node.put("happenedAt", incident.opened().happenedAt().toString());
        CounterId counter = incident.opened().counterId();
        if (counter != null) node.put("counterId", counter.value());
        if (counter != null) node.put("counter", site.get().counterLabel(counter));
        PersonId holder = incident.holderAt(now);
        if (holder != null) node.put("holderId", holder.value());
        if (holder != null) node.put("holder", names.nameOf(holder));
        if (incident.given() != null) node.put("needsSecond", true);
        return node;
    }
}
