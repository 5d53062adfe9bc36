package vn.motcua.core.wire;

import java.time.Instant;
import java.time.LocalDate;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.ZoneId;

/** Bodies of {@link LinkFrame.Request} and {@link LinkFrame.Answer}, named by {@code name}. */
public final class Requests {
    public static final String ALLOCATE_TICKET = "AllocateTicket";
    public static final String ACQUIRE_ANNOUNCER = "AcquireAnnouncer";
    /** Hub → agent, as a {@link LinkFrame.Request} in the other direction. */
    public static final String REPRINT_TICKET = "ReprintTicket";

    private Requests() {}

    /** A kiosk asks for a number. The visit id and the code are minted by the agent. */
    public record AllocateTicket(
            RequestId requestId,
            VisitId visitId,
            ServiceId serviceId,
            Priority priority,
            Text.Locale locale,
            String code,
            String kiosk) {}

    /**
     * @param ahead people waiting before this one when it was issued
     * @param estimateMinutes expected wait, or -1 if the hub does not know
     */
    public record Allocated(
            RequestId requestId,
            VisitId visitId,
            TicketNumber number,
            LocalDate businessDay,
            int ahead,
            int estimateMinutes,
            Instant issuedAt) {}

    /** A display module asks to be the one announcer of a zone, for as long as its link lives. */
    public record AcquireAnnouncer(ZoneId zone) {}

    /** @param granted false while another agent's link holds the zone; ask again every 5 s */
    public record AnnouncerLease(ZoneId zone, boolean granted) {}

    /** A person decided on a marked reprint. */
    public record ReprintTicket(VisitId visitId, RequestId requestId) {}

    /** The body of every refused answer, here and in HTTP. */
    public record Refusal(String code, Text message) {}
}
