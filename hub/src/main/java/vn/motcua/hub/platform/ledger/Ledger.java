package vn.motcua.hub.platform.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Projections projections;
    private final IdSource ids;
    private final HashChain chain = new HashChain();
    private final Map<StreamKey, Long> cursors = new HashMap<>();
    /** Moved since they were last written. */
    private final Set<StreamKey> moved = new LinkedHashSet<>();

    private Instant recordedAt = Instant.EPOCH;
    private String recordedAtText = recordedAt.toString();
    private long position;
    private byte[] hash = HashChain.START;
    private long hubEpoch;
    private @Nullable String incarnation;

    Ledger(SiteId site, Sql db, List<Projection> projections, IdSource ids) {
        this.site = site;
        this.db = db;
        this.projections = new Projections(projections);
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
        moved.clear();
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
        projections.load(db);
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

    void moveCursor(StreamKey key, long sequence) {
        cursors.put(key, sequence);
        moved.add(key);
    }

    /** Before a commit: cursors once each, however far they came. */
    void write() throws SQLException {
        for (StreamKey key : moved) db.update(MOVE_CURSOR, key.source(), key.stream(), key.epoch(), cursor(key));
        moved.clear();
        writeRows();
    }

    /** Before anybody reads the projections' rows by SQL. */
    void writeRows() throws SQLException {
        projections.write(db);
    }

    Optional<String> meta(String name) throws SQLException {
        return db.first(SQL.get("meta"), row -> row.text("value"), name);
    }

    void dropMeta(String name) throws SQLException {
        db.update(SQL.get("delete-meta"), name);
    }

    /** Writes something of no meaning with the next commit: a commit of nothing reaches no disk, nor does a value that stays the same. */
    void askTheDisk() throws SQLException {
        db.update(SQL.get("ask-the-disk"));
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
        Recorded recorded = append(envelope, EventText.of(envelope), now)
                .orElseThrow(() -> new IllegalStateException("a fresh event id is in the ledger: " + envelope.id()));
        apply(recorded);
        return recorded;
    }

    /** Writes the row of an event under the number its source gave it; nothing if the ledger has an event of that id. */
    Optional<Recorded> append(EventEnvelope envelope, EventText text, Instant now) throws SQLException {
        LedgerRow row = LedgerRow.of(position + 1, envelope, text, text(now));
        byte[] next = chain.next(hash, row);
        int rows = db.update(
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
        if (rows == 0) return Optional.empty();
        position++;
        hash = next;
        moveCursor(new StreamKey(envelope.source(), envelope.stream(), envelope.epoch()), envelope.sequence());
        return Optional.of(new Recorded(position, envelope, now));
    }

    /** Moves the projections by what was appended last. */
    void apply(Recorded recorded) throws SQLException {
        projections.apply(recorded, db);
    }

    /** A batch has one time. */
    private String text(Instant now) {
        if (!now.equals(recordedAt)) {
            recordedAt = now;
            recordedAtText = now.toString();
        }
        return recordedAtText;
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
        projections.committing();
    }

    void committed() {
        projections.committed();
    }
}
