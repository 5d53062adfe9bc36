package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;

/**
 * Somebody looked up what is held, for a request of a person concerned.
 *
 * @param personId who looked
 * @param visits shown
 * @param evidence pieces shown, never opened by it
 */
public record SubjectSearched(String subjectRequestId, PersonId personId, Instant at, int visits, int evidence)
        implements Event {}
