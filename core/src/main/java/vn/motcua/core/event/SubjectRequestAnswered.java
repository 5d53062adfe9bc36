package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;

/**
 * A request of a person concerned was answered.
 *
 * @param reason why it was refused, wholly or in part; {@code NONE} otherwise
 * @param personId who answered
 */
public record SubjectRequestAnswered(
        String subjectRequestId, Outcome outcome, Reason reason, PersonId personId, Instant at) implements Event {
    /** What became of it. */
    public enum Outcome {
        GIVEN,
        PARTLY,
        REFUSED,
        NOTHING_HELD
    }

    /** Grounds on which a request may be refused. */
    public enum Reason {
        NONE,
        /** Nobody could show to be the person concerned. */
        NOT_IDENTIFIED,
        /** It would show other people who cannot be masked. */
        OTHERS,
        /** A hold or an open case needs it. */
        HELD,
        /** A law wants it kept. */
        LAW,
        /** The same was answered already. */
        REPEATED
    }
}
