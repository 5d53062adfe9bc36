package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;

/**
 * Somebody wrote about an incident. The words themselves are beside the ledger, where they can be destroyed.
 *
 * @param incidentId which
 * @param textId of the words
 * @param personId who
 * @param kind what they are
 * @param at hub clock
 */
public record IncidentNoted(String incidentId, String textId, PersonId personId, Kind kind, Instant at)
        implements Event {
    /** What was written. */
    public enum Kind {
        /** Why it was reported. */
        REPORT,
        NOTE,
        /** The answer of who was asked. */
        STATEMENT,
        /** Why it was opened again. */
        REASON
    }
}
