package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.PersonId;

/**
 * A supervisor's verdict. One with consequences counts only when a second person agreed.
 *
 * @param incidentId which
 * @param decisionId of this verdict
 * @param personId who
 * @param verdict what
 * @param cause of a false positive; null for every other
 * @param duplicateOf the incident that stays; null unless the verdict says so
 * @param consequence for anybody
 * @param at hub clock
 */
public record IncidentDecided(
        String incidentId,
        String decisionId,
        PersonId personId,
        Verdict verdict,
        @Nullable Cause cause,
        @Nullable String duplicateOf,
        Consequence consequence,
        Instant at)
        implements Event {
    /** What it turned out to be. */
    public enum Verdict {
        CONFIRMED,
        PARTLY,
        NOT_CONFIRMED,
        FALSE_POSITIVE,
        DUPLICATE,
        NO_FOOTAGE
    }

    /** Why a rule said something that was not there. */
    public enum Cause {
        LENS,
        REFLECTION,
        CLEANER,
        MAINTENANCE,
        TEST,
        RULE_TOO_TIGHT
    }

    /** What follows for somebody. */
    public enum Consequence {
        NONE,
        /** For the officer. */
        PUNITIVE,
        /** It leaves the house: a letter to the citizen, a report to another agency. */
        OUTWARD
    }
}
