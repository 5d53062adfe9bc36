package vn.motcua.hub.rating;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.RatingAlertSeen;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.VisitFinished;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.TextMask;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.counter.PersonNames;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.feed.FeedSource;
import vn.motcua.hub.platform.ledger.Recorded;

/**
 * In the topic {@code alerts}: bad ratings whose reason was told, while the citizen may still be in the hall, each with what a
 * supervisor needs to go there. A press that was corrected to a better face is taken back. Writer thread.
 */
public final class RatingAlertFeed implements FeedSource {
    private static final String TOPIC = "alerts";
    private static final String PREFIX = "rating:";
    /** The newest ones: nobody looks into more at once. */
    private static final int SHOWN = 20;
    /** The working day in which something can still be put right. */
    private static final Duration NOT_SEEN_SHOWN = Duration.ofHours(12);

    private static final Duration SEEN_SHOWN = Duration.ofMinutes(15);
    private static final Logger LOG = LoggerFactory.getLogger(RatingAlertFeed.class);

    private final Supplier<Site> site;
    private final PersonNames names;
    private final RatingWords words;
    private final Sql db;

    /** @param db the writer's own connection */
    public RatingAlertFeed(Supplier<Site> site, PersonNames names, RatingWords words, Sql db) {
        this.site = site;
        this.names = names;
        this.words = words;
        this.db = db;
    }

    @Override
    public void all(Instant now, FeedSink sink) {
        try {
            Set<String> kept = new HashSet<>();
            Instant since = now.minus(NOT_SEEN_SHOWN);
            for (RatingAlert alert :
                    db.list(RatingProjection.SQL.get("alerts"), RatingAlert::read, since, since, SHOWN)) {
                Instant seenAt = alert.seenAt();
                if (seenAt != null && seenAt.plus(SEEN_SHOWN).isBefore(now)) continue;
                kept.add(PREFIX + alert.ratingId());
                sink.put(TOPIC, PREFIX + alert.ratingId(), node(alert));
            }
            sink.retain(TOPIC, PREFIX, kept);
        } catch (SQLException e) {
            LOG.warn("bad ratings could not be read for the supervisor: {}", e.getMessage());
        }
    }

    @Override
    public void moved(List<Recorded> events, Instant now, FeedSink sink) {
        if (events.stream().anyMatch(recorded -> changes(recorded.event()))) all(now, sink);
    }

    /** An end that is undone suspends the visit's rating, and the next end brings it back. */
    private static boolean changes(Event event) {
        return event instanceof RatingGiven
                || event instanceof RatingAlertSeen
                || event instanceof VisitFinished
                || event instanceof ActionUndone;
    }

    /** Masked, and whether that hides anything that can be opened for a purpose. */
    private static void said(ObjectNode node, String words) {
        String masked = TextMask.mask(words);
        node.put("words", masked);
        node.put("isMasked", !masked.equals(words));
    }

    private ObjectNode node(RatingAlert alert) throws SQLException {
        ObjectNode node = Json.object();
        node.put("ratingId", alert.ratingId());
        node.put("visitId", alert.visitId());
        node.put("number", alert.number());
        node.put("counterId", alert.counter().value());
        node.put("counter", site.get().counterLabel(alert.counter()));
        node.put("score", alert.score());
        node.put("scaleMax", alert.scaleMax());
        alert.reasons().forEach(node.putArray("reasons")::add);
        words.of(db, alert.ratingId()).ifPresent(said -> said(node, said));
        node.put("channel", alert.channel());
        node.put("at", alert.at().toString());
        Long waited = alert.waitedSeconds();
        Long served = alert.servedSeconds();
        if (waited != null) node.put("waitedSeconds", waited);
        if (served != null) node.put("servedSeconds", served);
        Instant seenAt = alert.seenAt();
        PersonId seenBy = alert.seenBy();
        if (seenAt != null) node.put("seenAt", seenAt.toString());
        if (seenBy != null) node.put("seenBy", names.nameOf(seenBy));
        return node;
    }
}
