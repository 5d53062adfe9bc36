package vn.motcua.hub.ticket;

import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.VisitId;

/**
 * The command: a number for somebody.
 *
 * @param codeHash keyed hash of the ticket's code; empty at the console
 * @param agent whose kiosk asks; null at the console
 * @param kiosk device name, or {@link Ticket#CONSOLE}
 * @param people how many it is for
 */
public record Allocation(
        RequestId requestId,
        VisitId visitId,
        ServiceId service,
        Priority priority,
        Text.Locale locale,
        String codeHash,
        @Nullable AgentId agent,
        String kiosk,
        int people) {
    /** For one person. */
    public Allocation(
            RequestId requestId,
            VisitId visitId,
            ServiceId service,
            Priority priority,
            Text.Locale locale,
            String codeHash,
            @Nullable AgentId agent,
            String kiosk) {
        this(requestId, visitId, service, priority, locale, codeHash, agent, kiosk, 1);
    }

    /** A person gives it, who sees the hall and decides. */
    boolean isByHand() {
        return agent == null && !kiosk.equals(Ticket.PHONE);
    }
}
