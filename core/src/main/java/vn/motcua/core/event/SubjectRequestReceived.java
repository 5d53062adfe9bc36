package vn.motcua.core.event;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;

/**
 * Somebody asks what is held about a visit of theirs, or wants it corrected or deleted. Who asks stands on the paper at the centre, never
 * here: the visit is named by its number or by a time.
 *
 * @param subjectRequestId minted at the hub
 * @param day of the visit
 * @param number on the ticket; empty if a time is named instead
 * @param from the time named; null with a number
 * @param until its end, excluded
 * @param counterId only there; null for the whole centre
 * @param personId who took the request down
 * @param dueAt when the law wants it answered
 */
public record SubjectRequestReceived(
        String subjectRequestId,
        Kind kind,
        LocalDate day,
        String number,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable CounterId counterId,
        PersonId personId,
        Instant at,
        Instant dueAt)
        implements Event {
    /** What is asked for. */
    public enum Kind {
        ACCESS,
        CORRECT,
        DELETE,
        OBJECT
    }
}
