package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an {@link EvidenceWanted}: it lies in the store, or there is a reason why not. The first answer counts.
 *
 * @param evidenceId in the store; null if it did not come
 * @param failure why it did not come; null if it did
 * @param at hub clock
 */
public record EvidenceAnswered(
        String wantId,
        String incidentId,
        @Nullable String evidenceId,
        @Nullable Failure failure,
        Instant at) implements Event {
    public EvidenceAnswered {
        if ((evidenceId == null) == (failure == null))
            throw new IllegalArgumentException("either evidenceId or failure: one of them");
    }

    /** Why nothing came. */
    public enum Failure {
        /** The camera or recorder has nothing of that time, or gives no pictures at all. */
        NO_RECORDING,
        /** The camera could not be reached in time. */
        UNREACHABLE,
        /** Asked when it was over, or the agent was away. */
        TOO_LATE,
        /** The camera refused, or the hub what came. */
        REFUSED,
        /** More bytes than are taken. */
        TOO_BIG,
        /** Its camera has masks, and a clip cannot be covered. */
        MASKED
    }
}
