package vn.motcua.edge.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import vn.motcua.core.event.CameraEventReceived;
import vn.motcua.core.event.CameraLiveness;
import vn.motcua.core.event.CameraSighting;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventsDropped;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.wire.EventTypes;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame.KnownEvent;
import vn.motcua.core.wire.LinkFrame.StreamPosition;

/**
 * The two streams of this agent, each gapless from 1 within its epoch. Acknowledged essential events are kept for a while, so that
 * a hub restored from a backup can have them again; acknowledged bulk ones go at once. Bulk is bounded: beyond the bound the oldest
 * are replaced by one {@link EventsDropped}, whose sequence is the last of the range it stands for.
 */
public final class Outbox {
    private final Tx tx;
    private final Settings settings;

    /**
     * @param now for {@code occurredAt}
     * @param bulkRows the bound of the bulk stream at this moment
     * @param inFlight the last bulk event handed to the link, which must not change under it
     * @param appended told after a commit that added events
     */
    record Settings(Supplier<Instant> now, IntSupplier bulkRows, Supplier<Position> inFlight, Runnable appended) {}

    /** A place in a stream. */
    public record Position(long epoch, long sequence) {
        public static final Position START = new Position(0, 0);

        public boolean isBefore(Position other) {
            return epoch < other.epoch || epoch == other.epoch && sequence < other.sequence;
        }
    }

    Outbox(Tx tx, Settings settings) {
        this.tx = tx;
        this.settings = settings;
    }

    public static StreamName streamOf(Event event) {
        boolean bulk = event instanceof DeviceStatusChanged
                || event instanceof CameraEventReceived
                || event instanceof CameraSighting
                || event instanceof CameraLiveness
                || event instanceof EventsDropped;
        return bulk ? StreamName.BULK : StreamName.ESSENTIAL;
    }

    /** Adds a fact at the end of its stream. */
    public void append(Event event) throws SQLException {
        StreamName stream = streamOf(event);
        Position at = tx.one("stream_next", row -> new Position(row.getLong(1), row.getLong(2)), stream.name())
                .orElseThrow();
        insert(stream, at, event);
        if (stream == StreamName.BULK) keepBulkBounded();
        tx.afterCommit(settings.appended());
    }

    private void insert(StreamName stream, Position at, Event event) throws SQLException {
        tx.update(
                "outbox_insert",
                stream.name(),
                at.epoch(),
                at.sequence(),
                EventIds.next(),
                event.type(),
                EventTypes.version(event),
                settings.now().get().toString(),
                Json.write(event));
    }

    /** Where a stream stands, as a hello reports it. */
    public StreamPosition position(StreamName stream) throws SQLException {
        Position last = last(stream);
        long first = tx.number("outbox_first", stream.name(), last.epoch());
        return new StreamPosition(stream, last.epoch(), first, last.sequence());
    }

    public Position last(StreamName stream) throws SQLException {
        return tx.one("stream_get", row -> new Position(row.getLong(1), row.getLong(2)), stream.name())
                .orElseThrow();
    }

    /** In order, of the one epoch of the first of them. */
    public List<OutboxRow> after(StreamName stream, Position position, int limit, int maxChars) throws SQLException {
        List<OutboxRow> rows = tx.list(
                "outbox_after",
                row -> new OutboxRow(
                        stream,
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6),
                        row.getString(7)),
                stream.name(),
                position.epoch(),
                position.sequence(),
                limit);
        List<OutboxRow> fitting = new ArrayList<>();
        long chars = 0;
        for (OutboxRow row : rows) {
            chars += row.data().length() + 300L;
            boolean follows = fitting.isEmpty() || row.epoch() == fitting.get(0).epoch() && chars <= maxChars;
            boolean gapless = fitting.isEmpty()
                    || row.sequence() == fitting.get(fitting.size() - 1).sequence() + 1;
            if (!follows || !gapless) break;
            fitting.add(row);
        }
        return fitting;
    }

    /** Whether another event than this one stands in its place: then somebody went on from an earlier copy of this memory. */
    public boolean holdsAnother(KnownEvent known) throws SQLException {
        return tx.one(
                        "outbox_at",
                        row -> !row.getString(1).equals(known.id())
                                && !row.getString(2).equals("EventsDropped"),
                        known.stream().name(),
                        known.epoch(),
                        known.sequence())
                .orElse(false);
    }

    /** Events of a stream not yet acknowledged. */
    public long waiting(StreamName stream) throws SQLException {
        return tx.number("outbox_waiting", stream.name());
    }

    /** The hub has committed everything up to here. */
    public void acknowledge(StreamName stream, Position upTo, Instant now) throws SQLException {
        if (stream == StreamName.BULK) tx.update("outbox_delete_through", stream.name(), upTo.epoch(), upTo.sequence());
        else tx.update("outbox_acknowledge", now.toEpochMilli(), stream.name(), upTo.epoch(), upTo.sequence());
    }

    /**
     * The hub says what it has; the stream goes on after it. What it lost by a restore counts as not acknowledged again; what it
     * asks for and is no longer kept in bulk is stood for by an {@link EventsDropped}.
     */
    public void resume(StreamName stream, Position hub, Instant now) throws SQLException {
        acknowledge(stream, hub, now);
        tx.update("outbox_unacknowledge_after", stream.name(), hub.epoch(), hub.sequence());
        if (stream == StreamName.BULK) standForMissingBulk(hub);
    }

    private void standForMissingBulk(Position hub) throws SQLException {
        Position last = last(StreamName.BULK);
        long expected = hub.epoch() == last.epoch() ? hub.sequence() + 1 : 1;
        Optional<Position> first = tx.one(
                "outbox_first_after",
                row -> new Position(row.getLong(1), row.getLong(2)),
                StreamName.BULK.name(),
                hub.epoch(),
                hub.sequence());
        if (first.isPresent() && first.get().epoch() != last.epoch()) return;
        long missingTo = first.map(Position::sequence).orElse(last.sequence() + 1) - 1;
        if (missingTo < expected || first.isPresent() && isDropMark(hub)) return;
        insert(
                StreamName.BULK,
                new Position(last.epoch(), missingTo),
                new EventsDropped(expected, missingTo, Map.of()));
    }

    private boolean isDropMark(Position after) throws SQLException {
        return tx.one(
                        "outbox_after",
                        row -> row.getString(4),
                        StreamName.BULK.name(),
                        after.epoch(),
                        after.sequence(),
                        1)
                .filter("EventsDropped"::equals)
                .isPresent();
    }

    /** The disk was rolled back: what the hub may not have moves into a new epoch, from sequence 1, under the same event ids. */
    public void startEpoch(long epoch) throws SQLException {
        for (StreamName stream : StreamName.values()) {
            if (last(stream).epoch() >= epoch) continue;
            List<Position> kept = tx.list(
                    "outbox_unacknowledged_of_older_epochs",
                    row -> new Position(row.getLong(1), row.getLong(2)),
                    stream.name(),
                    epoch);
            long sequence = 0;
            for (Position old : kept)
                tx.update("outbox_renumber", epoch, ++sequence, stream.name(), old.epoch(), old.sequence());
            tx.update("stream_set", epoch, sequence, stream.name());
        }
    }

    void expire(Instant before) throws SQLException {
        tx.update("outbox_expire", before.toEpochMilli());
    }

    private void keepBulkBounded() throws SQLException {
        StreamPosition bulk = position(StreamName.BULK);
        long rows = bulk.last() - bulk.first() + 1;
        int bound = settings.bulkRows().getAsInt();
        if (rows > bound) dropOldestBulk((int) Math.min(rows - bound + bound / 10, 10_000));
    }

    /** Replaces the oldest ones not in flight by one mark. */
    void dropOldestBulk(int count) throws SQLException {
        Position inFlight = settings.inFlight().get();
        List<OutboxRow> oldest = after(StreamName.BULK, inFlight, Math.max(2, count), Integer.MAX_VALUE);
        if (oldest.size() < 2) return;
        Map<String, Integer> counts = new TreeMap<>();
        for (OutboxRow row : oldest) count(row, counts);
        OutboxRow first = oldest.get(0);
        OutboxRow last = oldest.get(oldest.size() - 1);
        tx.update("outbox_delete_range", StreamName.BULK.name(), first.epoch(), first.sequence(), last.sequence());
        insert(
                StreamName.BULK,
                new Position(first.epoch(), last.sequence()),
                new EventsDropped(from(first), last.sequence(), counts));
    }

    private static void count(OutboxRow row, Map<String, Integer> counts) {
        if (row.type().equals("EventsDropped"))
            dropped(row).counts().forEach((type, number) -> counts.merge(type, number, Integer::sum));
        else counts.merge(row.type(), 1, Integer::sum);
    }

    private static long from(OutboxRow first) {
        return first.type().equals("EventsDropped") ? dropped(first).fromSequence() : first.sequence();
    }

    private static EventsDropped dropped(OutboxRow row) {
        ObjectNode data = Json.parseObject(row.data());
        return Json.read(data, EventsDropped.class);
    }
}
