package vn.motcua.hub.line;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.PriorityClass;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.WaitGroup;
import vn.motcua.core.model.WaitKind;

/**
 * Somebody who waits, as the order sees him.
 *
 * @param visitId who
 * @param number on paper
 * @param service asked for
 * @param rank his class, with its weight and promise
 * @param since waiting counts from here: taking the number, the booked time, …
 * @param issuedAt when he took the number
 * @param kind how he came to wait
 * @param heldFor the counter or person he waits for; null for any that serves him
 * @param place first, or by the usual order
 * @param notBefore not called before this moment
 */
public record Waiting(
        VisitId visitId,
        TicketNumber number,
        ServiceId service,
        PriorityClass rank,
        Instant since,
        Instant issuedAt,
        WaitKind kind,
        @Nullable Hold heldFor,
        Place place,
        Instant notBefore) {
    /** Who came first; ties by when the number was taken, by series, by number, so that the order is always the same. */
    public static final Comparator<Waiting> BY_TIME = Waiting::compareByTime;

    /** One plain method, not a chain of key extractors: it runs some thousand times for each call of a long line. */
    private static int compareByTime(Waiting one, Waiting other) {
        int order = one.since.compareTo(other.since);
        if (order == 0) order = one.issuedAt.compareTo(other.issuedAt);
        if (order == 0)
            order = one.number.series().value().compareTo(other.number.series().value());
        if (order == 0) order = Integer.compare(one.number.value(), other.number.value());
        return order != 0 ? order : one.visitId.value().compareTo(other.visitId.value());
    }

    boolean isOf(WaitGroup group) {
        return group.holds(service, rank.code(), kind);
    }

    /** May come now, as far as time goes. */
    boolean isReady(Instant now) {
        return !notBefore.isAfter(now);
    }

    boolean mayComeTo(Seat seat) {
        return heldFor == null || heldFor.isFor(seat);
    }
}
