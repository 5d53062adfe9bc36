package vn.motcua.hub.platform.ledger;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.EventJson;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.database.Row;

/** A row of the ledger as stored, hash aside. */
public record LedgerRow(
        long position,
        String eventId,
        String source,
        String stream,
        long epoch,
        long sequence,
        String type,
        int version,
        @Nullable String visitId,
        String occurredAt,
        String recordedAt,
        String data) {
    static LedgerRow of(long position, EventEnvelope envelope, EventText text, String recordedAt) {
        VisitId visit = Event.visitOf(envelope.event());
        return new LedgerRow(
                position,
                envelope.id(),
                envelope.source(),
                envelope.stream().name(),
                envelope.epoch(),
                envelope.sequence(),
                envelope.event().type(),
                envelope.version(),
                visit == null ? null : visit.value(),
                text.occurredAt(),
                recordedAt,
                text.data());
    }

    public static LedgerRow read(Row row) throws SQLException {
        return new LedgerRow(
                row.number("position"),
                row.text("event_id"),
                row.text("source"),
                row.text("stream"),
                row.number("epoch"),
                row.number("sequence"),
                row.text("type"),
                row.integer("version"),
                row.textOrNull("visit_id"),
                row.text("occurred_at"),
                row.text("recorded_at"),
                row.text("data"));
    }

    /** @throws vn.motcua.core.wire.WireException if the row does not parse: it was written by a newer hub, or changed */
    public Recorded recorded(SiteId site) {
        Event event = EventJson.parseData(type, version, Json.parseObject(data));
        EventEnvelope envelope = new EventEnvelope(
                eventId,
                site,
                source,
                StreamName.valueOf(stream),
                epoch,
                sequence,
                version,
                Instant.parse(occurredAt),
                event);
        return new Recorded(position, envelope, Instant.parse(recordedAt));
    }
}
