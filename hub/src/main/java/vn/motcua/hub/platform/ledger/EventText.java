package vn.motcua.hub.platform.ledger;

import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.wire.IsoInstant;
import vn.motcua.core.wire.Json;

/**
 * The parts of a ledger row that only its event decides, as text: written where there is time, not on the writer's thread.
 *
 * @param occurredAt ISO-8601
 * @param data the event as JSON
 */
public record EventText(String occurredAt, String data) {
    static EventText of(EventEnvelope envelope) {
        return new EventText(IsoInstant.text(envelope.occurredAt()), Json.write(envelope.event()));
    }
}
