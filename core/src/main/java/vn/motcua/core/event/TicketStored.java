package vn.motcua.core.event;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;

/**
 * A kiosk stored this number for this request, durably, and will print it: the number on paper. From the hub (online), or from one of its bands (offline). Offered again to a restored hub, it is enough to rebuild the visit.
 *
 * @param requestId asked with
 * @param visitId minted by the kiosk
 * @param number on the paper
 * @param serviceId asked for
 * @param businessDay of the number
 * @param priority class
 * @param locale of the paper
 * @param code the ticket's code; present on the link only, removed by the hub before its ledger
 * @param codeHash keyed hash of the code; present in the ledger only
 * @param origin who allocated
 * @param bandId the band it came from; null for hub numbers
 * @param kiosk device name
 * @param issuedAt the agent's best knowledge of hub time
 */
public record TicketStored(
        RequestId requestId,
        VisitId visitId,
        TicketNumber number,
        ServiceId serviceId,
        LocalDate businessDay,
        Priority priority,
        Text.Locale locale,
        @Nullable String code,
        @Nullable String codeHash,
        Origin origin,
        @Nullable BandId bandId,
        String kiosk,
        Instant issuedAt)
        implements Event, Event.OfVisit {
    /** Who allocated the number on the paper. */
    public enum Origin {
        HUB,
        BAND
    }

    /** The form the ledger keeps. */
    public TicketStored sealed(String hash) {
        return new TicketStored(
                requestId,
                visitId,
                number,
                serviceId,
                businessDay,
                priority,
                locale,
                null,
                hash,
                origin,
                bandId,
                kiosk,
                issuedAt);
    }
}
