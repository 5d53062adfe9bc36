package vn.motcua.hub.platform.ledger;

import java.util.List;
import vn.motcua.core.event.Event;
import vn.motcua.core.wire.Requests;

/**
 * What the rules say to a command.
 *
 * @param <T> the answer
 */
public sealed interface Decision<T> {
    /** The facts that follow, in order (none: it was so already), and the answer. */
    record Accepted<T>(List<Event> events, T answer) implements Decision<T> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Refused<T>(Requests.Refusal refusal) implements Decision<T> {}

    static <T> Decision<T> accepted(T answer, Event... events) {
        return new Accepted<>(List.of(events), answer);
    }

    static <T> Decision<T> refused(Requests.Refusal refusal) {
        return new Refused<>(refusal);
    }
}
