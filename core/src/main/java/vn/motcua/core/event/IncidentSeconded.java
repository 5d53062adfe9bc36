package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;

/**
 * A second person looked at a verdict with consequences. Without agreement the incident is open again.
 *
 * @param incidentId which
 * @param decisionId the verdict
 * @param personId who; never who decided
 * @param agrees whether the verdict counts now
 * @param at hub clock
 */
public record IncidentSeconded(String incidentId, String decisionId, PersonId personId, boolean agrees, Instant at)
        implements Event {}
