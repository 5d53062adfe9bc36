package vn.motcua.core.event;

import java.time.Instant;
import java.util.Objects;
import vn.motcua.core.model.SiteId;

/**
 * One event with where and when it comes from.
 *
 * @param id UUIDv7, minted once by the source
 * @param site the site it belongs to
 * @param source an agent's id, or {@link #HUB} for the hub's own decisions
 * @param stream which of the source's streams
 * @param epoch raised when an agent stands behind its own past
 * @param sequence gapless per source, stream and epoch, from 1
 * @param version of the event type's JSON form
 * @param occurredAt by the source's clock, corrected by its known offset to the hub
 * @param event the fact
 */
public record EventEnvelope(
        String id,
        SiteId site,
        String source,
        StreamName stream,
        long epoch,
        long sequence,
        int version,
        Instant occurredAt,
        Event event) {
    /** The source name of the home hub. */
    public static final String HUB = "hub";

    public EventEnvelope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(event, "event");
        if (epoch < 1) throw new IllegalArgumentException("epoch " + epoch + ": allowed are 1 and above");
        if (sequence < 1) throw new IllegalArgumentException("sequence " + sequence + ": allowed are 1 and above");
        if (version < 1) throw new IllegalArgumentException("version " + version + ": allowed are 1 and above");
    }
}
