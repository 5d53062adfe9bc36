package vn.motcua.hub.platform.ledger;

import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.EventEnvelope;

/**
 * One event as it came over a link, already parsed and judged by its rights.
 *
 * @param sequence in its stream and epoch
 * @param envelope the event, sealed; null if {@code rejected}
 * @param rejected why it goes to quarantine; null if it may enter
 * @param raw what was received, secrets masked; kept only in quarantine
 */
public record Incoming(
        long sequence,
        @Nullable EventEnvelope envelope,
        @Nullable Rejected rejected,
        String raw) {
    public static Incoming accepted(EventEnvelope envelope, String raw) {
        return new Incoming(envelope.sequence(), envelope, null, raw);
    }

    public static Incoming rejected(long sequence, Rejected why, String raw) {
        return new Incoming(sequence, null, why, raw);
    }
}
