package vn.motcua.edge.store;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.TicketStored.Origin;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;

/**
 * One touch that asked for a number, as remembered. The visit id and the code are minted with the request, so that a repeat after a
 * crash asks for the very same visit.
 *
 * @param issue the number on paper; null while none is stored
 */
public record TicketRequest(
        RequestId requestId,
        VisitId visitId,
        TicketCode code,
        ServiceId serviceId,
        Priority priority,
        Text.Locale locale,
        Instant askedAt,
        @Nullable Issue issue) {

    /**
     * The one answer to a request.
     *
     * @param ahead people waiting before, or -1 if unknown (offline)
     * @param estimateMinutes expected wait, or -1 if unknown
     * @param atMostMinutes nine in ten are called by then; -1 if unknown, 0 from a hub that says no bound
     * @param overBreak whether a break of the centre lies in the wait, counted in
     */
    public record Issue(
            TicketNumber number,
            LocalDate businessDay,
            Origin origin,
            @Nullable BandId band,
            int ahead,
            int estimateMinutes,
            int atMostMinutes,
            boolean overBreak,
            Instant issuedAt) {}

    public TicketRequest with(Issue given) {
        return new TicketRequest(requestId, visitId, code, serviceId, priority, locale, askedAt, given);
    }
}
