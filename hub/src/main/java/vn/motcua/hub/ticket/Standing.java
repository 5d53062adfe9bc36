package vn.motcua.hub.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.StageFinished;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.event.VisitReturned;
import vn.motcua.core.event.VisitTransferred;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.WaitKind;

/**
 * How somebody waits who did not simply take a number.
 *
 * @param kind sent on, or back again
 * @param since waiting counts from here
 * @param counter waits for this one; null for any
 * @param person waits for this one; null for anybody
 * @param first before everybody who was not put first
 * @param notBefore not called earlier; null for at once
 * @param backService what it waits for again when it is done there; null if it does not come back
 * @param backCounter who then
 * @param parked why it was put aside; null if it was not
 * @param parkedUntil when it is expected back
 * @param movedAt when all this came to be so
 * @param waysAfter further ways back after that one, the next one first: it was sent on for a moment by somebody to whom it came for a moment
 */
public record Standing(
        WaitKind kind,
        Instant since,
        @Nullable CounterId counter,
        @Nullable PersonId person,
        boolean first,
        @Nullable Instant notBefore,
        @Nullable ServiceId backService,
        @Nullable CounterId backCounter,
        VisitParked.@Nullable Reason parked,
        @Nullable Instant parkedUntil,
        Instant movedAt,
        List<VisitTransferred.Way> waysAfter) {
    public Standing {
        // What was kept for an undo by an older version has none.
        waysAfter = waysAfter == null ? List.of() : List.copyOf(waysAfter);
    }

    /** Ways back, the next one first. */
    public List<VisitTransferred.Way> ways() {
        if (backService == null || backCounter == null) return List.of();
        List<VisitTransferred.Way> ways = new ArrayList<>(List.of(new VisitTransferred.Way(backService, backCounter)));
        ways.addAll(waysAfter);
        return ways;
    }

    static Standing sent(VisitTransferred event, Ticket from) {
        List<VisitTransferred.Way> ways = waysAfter(event, from);
        return new Standing(
                WaitKind.TRANSFERRED,
                event.since(),
                event.toCounter(),
                event.toPerson(),
                event.first(),
                event.notBefore(),
                ways.isEmpty() ? null : ways.get(0).serviceId(),
                ways.isEmpty() ? null : ways.get(0).counterId(),
                null,
                null,
                event.at(),
                ways.isEmpty() ? ways : ways.subList(1, ways.size()));
    }

    private static List<VisitTransferred.Way> waysAfter(VisitTransferred event, Ticket from) {
        List<VisitTransferred.Way> ways = event.ways();
        if (ways != null) return ways;
        return event.comesBack() ? List.of(new VisitTransferred.Way(from.service(), event.counterId())) : List.of();
    }

    /** For the next stage it stands behind those who wait for that already. */
    static Standing stage(StageFinished event) {
        return new Standing(
                WaitKind.TRANSFERRED,
                event.at(),
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                event.at(),
                List.of());
    }

    /**
     * Taken on a phone.
     *
     * @param keptUntil who is there by then keeps his place; null once he is there
     */
    static Standing remote(Instant since, @Nullable Instant keptUntil, Instant at) {
        return new Standing(
                WaitKind.WALK_IN, since, null, null, false, null, null, null, null, keptUntil, at, List.of());
    }

    /** Put aside: what it was sent on for stays. */
    static Standing parked(VisitParked event, Ticket from) {
        Standing before = from.standing();
        return new Standing(
                WaitKind.RETURNED,
                from.waitsSince(),
                null,
                null,
                false,
                null,
                before == null ? null : before.backService(),
                before == null ? null : before.backCounter(),
                event.reason(),
                event.until(),
                event.at(),
                before == null ? List.of() : before.waysAfter());
    }

    static Standing returned(VisitReturned event, Ticket from) {
        Standing before = from.standing();
        return new Standing(
                WaitKind.RETURNED,
                event.since(),
                null,
                null,
                event.first(),
                event.notBefore(),
                before == null ? null : before.backService(),
                before == null ? null : before.backCounter(),
                null,
                null,
                event.at(),
                before == null ? List.of() : before.waysAfter());
    }
}
