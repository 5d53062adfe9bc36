package vn.motcua.core.dossier;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The moments of a dossier, as its source tells them. In no order: a register that says "finished before received" is imported as it is,
 * and {@link OnTimeRules} says how it counts.
 *
 * @param receivedAt when it was received
 * @param dueAt the date first promised; null for procedures without a term
 * @param extendedDueAt the date promised in the apology, which never takes the place of {@code dueAt} here
 * @param finishedAt when the result was there, or the dossier was withdrawn; null while it is open. A dossier taken up again loses it
 * @param returnedAt when the result was handed out
 */
public record DossierTimes(
        Instant receivedAt,
        @Nullable Instant dueAt,
        @Nullable Instant extendedDueAt,
        @Nullable Instant finishedAt,
        @Nullable Instant returnedAt) {
    public DossierTimes {
        Objects.requireNonNull(receivedAt, "receivedAt");
    }

    /** The date that decides between in time and late; null for none. */
    @Nullable
    Instant due(DueBasis basis) {
        return basis == DueBasis.EXTENDED && extendedDueAt != null ? extendedDueAt : dueAt;
    }
}
