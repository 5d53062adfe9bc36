package vn.motcua.hub.platform.ledger;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.EventEnvelope;

/**
 * One event as it came over a link, already parsed and judged by its rights.
 *
 * @param sequence in its stream and epoch
 * @param envelope the event, sealed; null if {@code rejected}
 * @param text the same as the ledger keeps it; null if {@code rejected}
 * @param rejected why it goes to quarantine; null if it may enter
 * @param received what was received, secrets masked; asked for only on the way to quarantine
 */
public record Incoming(
        long sequence,
        @Nullable EventEnvelope envelope,
        @Nullable EventText text,
        @Nullable Rejected rejected,
        Supplier<String> received) {
    public static Incoming accepted(EventEnvelope envelope, Supplier<String> received) {
        return new Incoming(envelope.sequence(), envelope, EventText.of(envelope), null, received);
    }

    public static Incoming rejected(long sequence, Rejected why, String raw) {
        return new Incoming(sequence, null, null, why, () -> raw);
    }

    String raw() {
        return received.get();
    }
}
