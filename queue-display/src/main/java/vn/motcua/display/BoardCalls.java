package vn.motcua.display;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.model.AnnouncementId;

/**
 * What a board topic says about calls. An entry that cannot be read is left out: one broken entry must not silence a
 * hall (I11). Immutable; any thread.
 */
final class BoardCalls {
    private static final String ANNOUNCE = "announce:";
    private static final String CALL = "call:";
    private static final String CALLED = "CALLED";

    private final List<Announced> announced = new ArrayList<>();
    private final Map<String, String> stateByVisit = new HashMap<>();

    /**
     * A call that is to be spoken once.
     *
     * @param isEnded whether the hub already knows how it ended
     */
    record Announced(
            AnnouncementId id,
            String visitId,
            String number,
            String counterId,
            String counter,
            Instant at,
            boolean isEnded) {}

    private BoardCalls() {}

    static BoardCalls read(Map<String, JsonNode> topic) {
        BoardCalls calls = new BoardCalls();
        topic.forEach((key, value) -> {
            if (key.startsWith(ANNOUNCE)) announced(value).ifPresent(calls.announced::add);
            if (key.startsWith(CALL)) {
                calls.stateByVisit.put(
                        key.substring(CALL.length()), value.path("state").asText());
            }
        });
        calls.announced.sort(Comparator.comparing(Announced::at)
                .thenComparing(one -> one.id().value()));
        return calls;
    }

    private static Optional<Announced> announced(JsonNode value) {
        try {
            return Optional.of(new Announced(
                    new AnnouncementId(value.path("announcementId").asText()),
                    value.path("visitId").asText(),
                    value.path("number").asText(),
                    value.path("counterId").asText(),
                    value.path("counter").asText(),
                    Instant.parse(value.path("at").asText()),
                    value.hasNonNull("ended")));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Oldest first. */
    List<Announced> announced() {
        return List.copyOf(announced);
    }

    /** Whether the board still tells of it; a call that was undone is taken off. */
    boolean holds(Announced one) {
        return announced.stream().anyMatch(other -> other.id().equals(one.id()));
    }

    /** Whether it is the last call of its counter and its visit was not ended since. */
    boolean isCurrent(Announced one) {
        return isLastOfCounter(one) && CALLED.equals(stateByVisit.get(one.visitId()));
    }

    private boolean isLastOfCounter(Announced one) {
        return announced.stream()
                .filter(other -> other.counterId().equals(one.counterId()))
                .noneMatch(other -> other.at().isAfter(one.at()));
    }
}
