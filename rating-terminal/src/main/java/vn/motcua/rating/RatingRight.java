package vn.motcua.rating;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;

/**
 * The right to rate one visit at one counter, as the hub told it.
 *
 * @param finishedAt when the visit was finished, hub time; the epoch if it was not told
 * @param until it dies then, hub time
 * @param nextCalledAt when the counter first called somebody else after it, hub time; null before
 */
record RatingRight(
        String rightId,
        VisitId visitId,
        Instant finishedAt,
        Instant until,
        @Nullable Instant nextCalledAt) {
    /** Empty for a value that is no right: the page then simply stays idle. */
    static Optional<RatingRight> read(JsonNode value) {
        try {
            String rightId = value.path("rightId").asText();
            if (rightId.isBlank()) return Optional.empty();
            return Optional.of(new RatingRight(
                    rightId,
                    new VisitId(value.path("visitId").asText()),
                    value.hasNonNull("finishedAt")
                            ? Instant.parse(value.path("finishedAt").asText())
                            : Instant.EPOCH,
                    Instant.parse(value.path("until").asText()),
                    value.hasNonNull("nextCalledAt")
                            ? Instant.parse(value.path("nextCalledAt").asText())
                            : null));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    ObjectNode json() {
        ObjectNode node = Json.object()
                .put("rightId", rightId)
                .put("visitId", visitId.value())
                .put("finishedAt", finishedAt.toString())
                .put("until", until.toString());
        if (nextCalledAt != null) node.put("nextCalledAt", nextCalledAt.toString());
        return node;
    }

    boolean isAlive(Instant now) {
        return now.isBefore(until);
    }
}
