package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.VisitId;

/**
 * A kiosk gave a number from its band to somebody who held a booking to it, and nobody could say whose booking it is. Comes right
 * behind {@link TicketStored}; the hub then checks the booking in with that visit.
 *
 * @param requestId the number was asked for with
 * @param visitId as the kiosk minted it
 * @param code the booking's code; present on the link only, removed by the hub before its ledger
 * @param codeHash keyed hash of the code; present in the ledger only
 * @param kiosk device name
 * @param at the agent's best knowledge of hub time
 */
public record BookingNoted(
        RequestId requestId,
        VisitId visitId,
        @Nullable String code,
        @Nullable String codeHash,
        String kiosk,
        Instant at)
        implements Event, Event.OfVisit {
    /** The form the ledger keeps. */
    public BookingNoted sealed(String hash) {
        return new BookingNoted(requestId, visitId, null, hash, kiosk, at);
    }

    /** Never the code. */
    @Override
    public String toString() {
        return "BookingNoted[" + requestId + ", " + visitId + "]";
    }
}
