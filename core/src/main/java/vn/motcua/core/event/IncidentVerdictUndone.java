package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;

/**
 * A verdict was taken back at once by who gave it.
 *
 * @param incidentId which
 * @param decisionId the verdict
 * @param personId who
 * @param at hub clock
 */
public record IncidentVerdictUndone(String incidentId, String decisionId, PersonId personId, Instant at)
        implements Event {}
