package vn.motcua.hub.platform.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.IncarnationStarted;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.wire.EventTypes;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;

/**
 * The append-only ledger inside an open transaction: rows, hash chain, cursors, and every projection moved along. Writer thread
 * only; commit and rollback are the {@link SiteWriter}'s.
 */
public final class Ledger implements StreamCursors {
    static final SqlTexts SQL = SqlTexts.beside(Ledger.class, "ledger.sql");
    private static final String APPEND = SQL.get("append");
    private static final String LAST_OF_STREAM = SQL.get("last-of-stream");
    private static final String MOVE_CURSOR = SQL.get("move-cursor");

    private final SiteId site;
    private final Sql db;
    private final List<Projection> projections;
    private final IdSource ids;
    private final HashChain chain = new HashChain();
    private final Map<StreamKey, Long> cursors = new HashMap<>();
    private long position;
    private byte[] hash = HashChain.START;
    private long hubEpoch;
    private @Nullable String incarnation;

    Ledger(SiteId site, Sql db, List<Projection> projections, IdSource ids) {
        this.site = site;
        this.db = db;
        this.projections = List.copyOf(projections);
        this.ids = ids;
    }

    /** Forgets everything in memory and reads it as last committed. */
    void load() throws SQLException {
        position = 0;
        hash = HashChain.START;
        db.each(SQL.get("last"), row -> {
            position = row.number("position");
            hash = row.bytes("hash");
        });
        cursors.clear();
        db.each(
                SQL.get("cursors"),
                row -> cursors.put(
                        new StreamKey(row.text("source"), StreamName.valueOf(row.text("stream")), row.number("epoch")),
                        row.number("sequence")));
        hubEpoch = 0;
        incarnation = null;
        db.each(SQL.get("incarnations"), row -> {
            hubEpoch = row.number("epoch");
            incarnation = row.text("incarnation");
        });
        for (Projection projection : projections) projection.load(db);
    }

    Sql db() {
        return db;
    }

    SiteId site() {
        return site;
    }

    public long position() {
        return position;
    }

    /** Null before the first {@link #startIncarnation}. */
    @Nullable
    String incarnation() {
        return incarnation;
    }

    @Override
    public long cursor(StreamKey key) {
        return cursors.getOrDefault(key, 0L);
    }

    @Override
    public Optional<StreamKey> newest(String source, StreamName stream) {
        return cursors.keySet().stream()
                .filter(key -> key.source().equals(source) && key.stream() == stream)
                .max(Comparator.comparingLong(StreamKey::epoch));
    }

    void moveCursor(StreamKey key, long sequence) throws SQLException {
        cursors.put(key, sequence);
        db.update(MOVE_CURSOR, key.source(), key.stream(), key.epoch(), sequence);
    }

    Optional<String> meta(String name) throws SQLException {
        return db.first(SQL.get("meta"), row -> row.text("value"), name);
    }

    void dropMeta(String name) throws SQLException {
        db.update(SQL.get("delete-meta"), name);
    }

    /** The hub goes on under a new id and, so that its own sequence stays unique, a new epoch. */
    Recorded startIncarnation(@Nullable String restoredFrom, Instant now) throws SQLException {
        String fresh = ids.next();
        hubEpoch++;
        incarnation = fresh;
        return decide(new IncarnationStarted(fresh, restoredFrom, now), now);
    }

    /** Appends a decision of this hub. */
    Recorded decide(Event event, Instant now) throws SQLException {
        StreamKey own = new StreamKey(EventEnvelope.HUB, StreamName.ESSENTIAL, hubEpoch);
        long sequence = cursor(own) + 1;
        EventEnvelope envelope = new EventEnvelope(
                ids.next(),
                site,
                EventEnvelope.HUB,
                StreamName.ESSENTIAL,
                hubEpoch,
                sequence,
                EventTypes.version(event),
                now,
                event);
        return append(envelope, now);
    }

    /** Appends an event under the number its source gave it. */
    Recorded append(EventEnvelope envelope, Instant now) throws SQLException {
        LedgerRow row = LedgerRow.of(position + 1, envelope, now);
        byte[] next = chain.next(hash, row);
        db.update(
                APPEND,
                row.position(),
                row.eventId(),
                row.source(),
                row.stream(),
                row.epoch(),
                row.sequence(),
                row.type(),
                row.version(),
                row.visitId(),
                row.occurredAt(),
                row.recordedAt(),
                row.data(),
                next);
        position++;
        hash = next;
        moveCursor(new StreamKey(envelope.source(), envelope.stream(), envelope.epoch()), envelope.sequence());
        Recorded recorded = new Recorded(position, envelope, now);
        for (Projection projection : projections) projection.apply(recorded, db);
        return recorded;
    }

    /** The last event of a stream's newest epoch. */
    @Override
    public Optional<LinkFrame.KnownEvent> last(String source, StreamName stream) throws SQLException {
        Optional<StreamKey> newest = newest(source, stream);
        if (newest.isEmpty()) return Optional.empty();
        long epoch = newest.get().epoch();
        return db.first(
                LAST_OF_STREAM,
                row -> new LinkFrame.KnownEvent(stream, epoch, row.number("sequence"), row.text("event_id")),
                source,
                stream,
                epoch);
    }

    void committing() throws SQLException {
        for (Projection projection : projections) projection.committing();
    }

    void committed() {
        projections.forEach(Projection::committed);
    }
}
