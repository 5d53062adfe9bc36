package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;

/**
 * Somebody is asked for a statement: the officer concerned, or another who may know.
 *
 * @param incidentId which
 * @param personId who asks
 * @param asked of whom
 * @param until after this a verdict need not wait for the answer
 * @param at hub clock
 */
public record IncidentAsked(String incidentId, PersonId personId, PersonId asked, Instant until, Instant at)
        implements Event {}
