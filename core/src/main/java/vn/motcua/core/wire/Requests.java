package vn.motcua.core.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.ZoneId;

/** Bodies of {@link LinkFrame.Request} and {@link LinkFrame.Answer}, named by {@code name}. */
public final class Requests {
    public static final String ALLOCATE_TICKET = "AllocateTicket";
    public static final String ACQUIRE_ANNOUNCER = "AcquireAnnouncer";
    /** A scan on its way to the one page that may see it; nothing of this body is ever stored or logged. */
    public static final String REPORT_SCAN = "ReportScan";

    /** A kiosk asks how the ticket stands that was held to its scanner. */
    public static final String FIND_TICKET = "FindTicket";

    /** A kiosk asks about the booking whose code was scanned or typed. */
    public static final String FIND_BOOKING = "FindBooking";

    /** What pictures are wanted of the asking agent's cameras. */
    public static final String WANTED_EVIDENCE = "WantedEvidence";

    /** A picture or clip that was wanted is there: where shall its bytes go? */
    public static final String OFFER_EVIDENCE = "OfferEvidence";

    /** A picture or clip that was wanted does not come. */
    public static final String MISS_EVIDENCE = "MissEvidence";

    public static final String RAISE_PANIC = "RaisePanic";

    /** A visitor calls for help at a screen of this agent. */
    public static final String CALL_HELP = "CallHelp";

    /** Hub → agent, as a {@link LinkFrame.Request} in the other direction. */
    public static final String REPRINT_TICKET = "ReprintTicket";

    /** Hub → agent too: a number given without this kiosk comes out of its printer. */
    public static final String PRINT_TICKET = "PrintTicket";

    private Requests() {}

    /**
     * A kiosk asks for a number. The visit id and the code are minted by the agent.
     *
     * @param booking code of the booking the number is for, a secret of its holder; null of one who did not book
     */
    public record AllocateTicket(
            RequestId requestId,
            VisitId visitId,
            ServiceId serviceId,
            Priority priority,
            Text.Locale locale,
            String code,
            String kiosk,
            @Nullable String booking) {
        /** For somebody who did not book. */
        public AllocateTicket(
                RequestId requestId,
                VisitId visitId,
                ServiceId serviceId,
                Priority priority,
                Text.Locale locale,
                String code,
                String kiosk) {
            this(requestId, visitId, serviceId, priority, locale, code, kiosk, null);
        }

        /** Neither code. */
        @Override
        public String toString() {
            return "AllocateTicket[" + requestId + ", " + visitId + ", " + serviceId + ", " + kiosk + "]";
        }
    }

    /**
     * @param ahead people waiting before this one when it was issued
     * @param estimateMinutes expected wait, or -1 if the hub does not know
     * @param atMostMinutes nine in ten are called by then; -1 if the hub does not know, 0 from one that says no bound
     * @param overBreak whether a break of the centre lies in the wait, counted in
     * @param left numbers of this service still to be had after this one; null without a limit, and from a hub that knows none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Allocated(
            RequestId requestId,
            VisitId visitId,
            TicketNumber number,
            LocalDate businessDay,
            int ahead,
            int estimateMinutes,
            int atMostMinutes,
            boolean overBreak,
            Instant issuedAt,
            @Nullable Integer left) {
        /** Without a limit. */
        public Allocated(
                RequestId requestId,
                VisitId visitId,
                TicketNumber number,
                LocalDate businessDay,
                int ahead,
                int estimateMinutes,
                int atMostMinutes,
                boolean overBreak,
                Instant issuedAt) {
            this(
                    requestId,
                    visitId,
                    number,
                    businessDay,
                    ahead,
                    estimateMinutes,
                    atMostMinutes,
                    overBreak,
                    issuedAt,
                    null);
        }

        public Allocated with(@Nullable Integer stillLeft) {
            return new Allocated(
                    requestId,
                    visitId,
                    number,
                    businessDay,
                    ahead,
                    estimateMinutes,
                    atMostMinutes,
                    overBreak,
                    issuedAt,
                    stillLeft);
        }
    }

    /** A display module asks to be the one announcer of a zone, for as long as its link lives. */
    public record AcquireAnnouncer(ZoneId zone) {}

    /** @param granted false while another agent's link holds the zone; ask again every 5 s */
    public record AnnouncerLease(ZoneId zone, boolean granted) {}

    /**
     * A scanner read something, or tried to. The hub tells by itself what it is, keeps what {@code ScanReceived} may hold, and shows the
     * rest to the counter's page.
     *
     * @param requestId also the scan's id
     * @param counter the counter whose page may see it; null if none
     * @param device name of the scanner
     * @param text what was read, the AIM identifier in front if the scanner sends it; null if it could not be read
     * @param trouble an {@code S_…} code if it could not be read
     * @param repeat the same was read within 1.5 s before
     * @param at best knowledge of hub time
     */
    public record ReportScan(
            RequestId requestId,
            @Nullable String counter,
            String device,
            ScanSource source,
            @Nullable String text,
            @Nullable String trouble,
            boolean repeat,
            Instant at) {
        /** Never what was read. */
        @Override
        public String toString() {
            return "ReportScan[" + requestId + ", " + counter + ", " + device + ", " + source + "]";
        }
    }

    /**
     * @param scanId as asked
     * @param shown whether a page of the counter saw it
     */
    public record ScanTaken(RequestId scanId, boolean shown) {}

    /** @param code of the ticket, a secret of its holder */
    public record FindTicket(String code) {
        /** Never the code. */
        @Override
        public String toString() {
            return "FindTicket[]";
        }
    }

    /**
     * How a ticket stands: nothing but what its holder's phone shows too.
     *
     * @param number on paper
     * @param isToday whether it is of the hub's business day
     * @param state {@code WAITING}, {@code CALLED}, {@code FINISHED}, {@code NO_SHOW}, {@code CANCELLED} or {@code UNSERVED}
     * @param ahead people waiting before it, or -1
     * @param estimateMinutes expected wait, or -1
     * @param atMostMinutes the bound of the wait, or -1
     * @param overBreak whether a break of the centre lies in the wait, counted in
     * @param counter label of the counter that called it; null if none did
     */
    public record FoundTicket(
            String number,
            LocalDate businessDay,
            boolean isToday,
            String state,
            int ahead,
            int estimateMinutes,
            int atMostMinutes,
            boolean overBreak,
            @Nullable String counter) {}

    /** @param code of the booking, a secret of its holder */
    public record FindBooking(String code) {
        /** Never the code. */
        @Override
        public String toString() {
            return "FindBooking[]";
        }
    }

    /**
     * How a booking stands, for the kiosk at which its holder is.
     *
     * @param state {@code READY} for a number, {@code OTHER_DAY}, {@code HAS_NUMBER} or {@code CANCELLED}
     * @param standing how somebody who comes now waits: {@code EARLY}, {@code ON_TIME} or {@code LATE}
     * @param ticket of {@code HAS_NUMBER}, else null
     */
    public record FoundBooking(
            String state,
            ServiceId serviceId,
            Instant startsAt,
            String standing,
            @Nullable FoundTicket ticket) {}

    /** A panic button was pressed; told beside the outbox, so that nothing waiting there holds it up. */
    public record RaisePanic(String panicId, CounterId counterId, String device, Instant at) {}

    /** The alarm stands. */
    public record PanicRaised(String panicId) {}

    /**
     * A visitor calls for help; told beside the outbox too.
     *
     * @param device the screen's name on its agent
     * @param counterId where the screen stands; null in the hall
     */
    public record CallHelp(String device, @Nullable CounterId counterId, Instant at) {}

    /** Staff hear of it. */
    public record HelpCalled(String device) {}

    /** A person decided on a marked reprint. */
    public record ReprintTicket(VisitId visitId, RequestId requestId) {}

    /**
     * A number a person gave at the console shall come out here. To the agent it is as if its kiosk had asked for it and been answered:
     * stored first, then printed, once, however often it is told.
     *
     * @param requestId the ticket's, not the order's
     * @param code of the ticket, for its QR
     */
    public record PrintTicket(
            RequestId requestId,
            VisitId visitId,
            TicketNumber number,
            ServiceId serviceId,
            LocalDate businessDay,
            Priority priority,
            Text.Locale locale,
            String code,
            int ahead,
            int estimateMinutes,
            int atMostMinutes,
            boolean overBreak,
            Instant issuedAt) {
        /** Never the code. */
        @Override
        public String toString() {
            return "PrintTicket[" + number.text() + ", " + visitId + "]";
        }
    }

    /** The body of every refused answer, here and in HTTP. */
    public record Refusal(String code, Text message) {}

    /** @param wanted unanswered, the latest moment first */
    public record WantedEvidence(List<Want> wanted) {
        public WantedEvidence {
            wanted = List.copyOf(wanted);
        }
    }

    /**
     * One picture or clip, as in {@code EvidenceWanted}.
     *
     * @param media {@code STILL} or {@code CLIP}
     * @param at the moment it is about
     */
    public record Want(
            String wantId,
            String incidentId,
            String source,
            String camera,
            String channel,
            String media,
            Instant at,
            Instant from,
            Instant to,
            Instant until) {}

    /**
     * The bytes an agent has for a want, told before they are sent.
     *
     * @param mediaType {@code image/jpeg}, {@code image/png} or {@code video/mp4}
     * @param bytes how many
     * @param sha256 of them, 64 hexadecimal digits
     * @param capturedAt hub time, as far as the agent knows it
     * @param deviceAt by the camera's clock; null if it told none
     */
    public record OfferEvidence(
            String wantId,
            String mediaType,
            long bytes,
            String sha256,
            Instant capturedAt,
            @Nullable Instant deviceAt) {}

    /**
     * @param pieceBytes of each piece but the last
     * @param nextPiece number of the piece to go on with, from 0
     * @param finished all of it lies in the store: nothing is to be sent
     * @param token opens the way for the pieces of this one for a while; a secret
     */
    public record OfferedEvidence(String evidenceId, int pieceBytes, int nextPiece, boolean finished, String token) {
        /** Without the token. */
        @Override
        public String toString() {
            return "OfferedEvidence[" + evidenceId + ", " + nextPiece + "]";
        }
    }

    /** @param reason as in {@code EvidenceAnswered.Failure} */
    public record MissEvidence(String wantId, String reason) {}
}
