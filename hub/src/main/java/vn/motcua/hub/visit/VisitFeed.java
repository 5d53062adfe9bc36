package vn.motcua.hub.visit;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.feed.FeedSource;
import vn.motcua.hub.platform.ledger.Recorded;

/** The topics {@code visit:<visitId>}, as long as somebody looks at one. Writer thread. */
public final class VisitFeed implements FeedSource {
    private static final Logger LOG = LoggerFactory.getLogger(VisitFeed.class);
    private final Titles titles;
    private final Sql db;

    /** @param db the writer's own connection */
    public VisitFeed(Titles titles, Sql db) {
        this.titles = titles;
        this.db = db;
    }

    @Override
    public void all(Instant now, FeedSink sink) {}

    @Override
    public void moved(List<Recorded> events, Instant now, FeedSink sink) {
        for (Recorded recorded : events) {
            String visit = visitOf(recorded);
            if (visit == null || !sink.isWatched("visit:" + visit)) continue;
            sink.put("visit:" + visit, "entry:" + recorded.position(), Json.tree(titles.entry(recorded)));
        }
    }

    private @Nullable String visitOf(Recorded recorded) {
        Event event = recorded.event();
        VisitId visit = Event.visitOf(event);
        if (visit != null) return visit.value();
        if (!event.type().startsWith("Announcement") && !event.type().startsWith("Camera")) return null;
        try {
            Optional<String> linked =
                    db.first(VisitLinkProjection.SQL.get("linked"), row -> row.text("visit_id"), recorded.position());
            return linked.orElse(null);
        } catch (SQLException e) {
            LOG.warn("the visit of event {} could not be read: {}", recorded.position(), e.getMessage());
            return null;
        }
    }
}
