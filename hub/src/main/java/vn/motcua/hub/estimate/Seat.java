package vn.motcua.hub.estimate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;

/**
 * A counter as the estimate sees it: its latest visit stays until the next call, for only then its end is final. Writer thread.
 *
 * @param openedAt null while closed
 * @param closedAt when it was closed last
 * @param visit the latest, in hand while {@code endedAt} is null
 */
record Seat(
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable VisitId visit,
        @Nullable ServiceId service,
        @Nullable Instant calledAt,
        @Nullable Instant endedAt) {
    static final Seat EMPTY = new Seat(null, null, null, null, null, null);

    boolean isOpen() {
        return openedAt != null;
    }

    boolean isBusy() {
        return visit != null && endedAt == null;
    }

    Seat called(VisitId who, ServiceId what, Instant at) {
        return new Seat(openedAt, closedAt, who, what, at, null);
    }

    Seat ended(@Nullable Instant at) {
        return new Seat(openedAt, closedAt, visit, service, calledAt, at);
    }

    /** Its call was taken back: whoever called sat there then. */
    Seat emptied() {
        return new Seat(openedAt, closedAt, null, null, null, endedAt == null ? calledAt : endedAt);
    }

    Seat opened(Instant at) {
        return new Seat(at, closedAt, null, null, null, null);
    }

    Seat closed(Instant at) {
        return new Seat(null, at, null, null, null, null);
    }
}
