package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * The holder of a number taken on a phone is there; from here on it is called.
 *
 * @param visitId of the number
 * @param since waiting counts from here: the taking of the number, or the check-in of one who came too late for that
 * @param agentId whose kiosk read it; null at the console
 * @param personId who saw him at the console; null at a kiosk
 * @param at hub clock
 */
public record RemoteNumberLive(
        VisitId visitId,
        Instant since,
        @Nullable AgentId agentId,
        @Nullable PersonId personId,
        Instant at) implements Event, Event.OfVisit {}
