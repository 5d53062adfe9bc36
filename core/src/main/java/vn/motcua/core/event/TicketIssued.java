package vn.motcua.core.event;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;

/**
 * The hub gave a number. Callable once the kiosk stored it, or 5 s after.
 *
 * @param requestId asked with
 * @param visitId the visit it begins
 * @param number what the hub allocated
 * @param serviceId asked for
 * @param businessDay of the number, in the site's zone
 * @param priority class
 * @param locale of the paper
 * @param codeHash keyed hash of the ticket's code
 * @param agentId the kiosk's agent; null when a person issued at the console
 * @param kiosk device name at the agent, or {@code console}
 * @param issuedAt hub clock
 * @param people how many the ticket is for; null for one, and in events of before version 2
 */
public record TicketIssued(
        RequestId requestId,
        VisitId visitId,
        TicketNumber number,
        ServiceId serviceId,
        LocalDate businessDay,
        Priority priority,
        Text.Locale locale,
        String codeHash,
        @Nullable AgentId agentId,
        String kiosk,
        Instant issuedAt,
        @Nullable Integer people)
        implements Event, Event.OfVisit {
    /** For one person. */
    public TicketIssued(
            RequestId requestId,
            VisitId visitId,
            TicketNumber number,
            ServiceId serviceId,
            LocalDate businessDay,
            Priority priority,
            Text.Locale locale,
            String codeHash,
            @Nullable AgentId agentId,
            String kiosk,
            Instant issuedAt) {
        this(
                requestId,
                visitId,
                number,
                serviceId,
                businessDay,
                priority,
                locale,
                codeHash,
                agentId,
                kiosk,
                issuedAt,
                null);
    }
}
