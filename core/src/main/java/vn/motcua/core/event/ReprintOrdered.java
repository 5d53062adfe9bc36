package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * A person decided that a ticket is printed again, marked as a reprint.
 *
 * @param visitId whose ticket
 * @param personId who decided; null at the kiosk's own staff screen
 * @param agentId where
 * @param printer device name, or null for the agent's own choice
 * @param at hub clock
 */
public record ReprintOrdered(
        VisitId visitId,
        @Nullable PersonId personId,
        AgentId agentId,
        @Nullable String printer,
        Instant at) implements Event, Event.OfVisit {}
