package vn.motcua.display.led;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;

/** What the sign of a counter shows, from the board of its zone. Pure. */
final class SignRules {
    /** A call found later than this, after an outage, does not blink any more. */
    private static final Duration NEWS = Duration.ofSeconds(30);

    private static final String ANNOUNCE = "announce:";
    private static final String CALL = "call:";
    private static final String COUNTER = "counter:";

    private SignRules() {}

    /** The last call of a counter. */
    record Called(String announcement, String visit, String number, Instant at) {
        boolean isNewAt(Instant now) {
            return !at.plus(NEWS).isBefore(now);
        }
    }

    /** @param board keys and values of the zone's topic */
    static Optional<Called> last(Map<String, JsonNode> board, CounterId counter) {
        Called last = null;
        for (var entry : board.entrySet()) {
            if (!entry.getKey().startsWith(ANNOUNCE)) continue;
            JsonNode value = entry.getValue();
            if (!value.path("counterId").asText().equals(counter.value())) continue;
            Called one = called(value);
            if (one != null && (last == null || one.at().isAfter(last.at()))) last = one;
        }
        return Optional.ofNullable(last);
    }

    private static @Nullable Called called(JsonNode value) {
        try {
            return new Called(
                    value.path("announcementId").asText(),
                    value.path("visitId").asText(),
                    value.path("number").asText(),
                    Instant.parse(value.path("at").asText()));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    static boolean isFinished(Map<String, JsonNode> board, Called called) {
        JsonNode visit = board.get(CALL + called.visit());
        return visit != null && visit.path("state").asText().equals("DONE");
    }

    /** Whether the counter is paused and has nobody in hand: who comes now finds no officer. */
    static boolean isPaused(Map<String, JsonNode> board, CounterId counter) {
        JsonNode desk = board.get(COUNTER + counter.value());
        return desk != null && desk.path("state").asText().equals("PAUSED") && !desk.has("call");
    }

    /** Whether anything has been called in the zone today; if not, what a sign shows is of another day. */
    static boolean isAnyCalled(Map<String, JsonNode> board) {
        return board.keySet().stream().anyMatch(key -> key.startsWith(ANNOUNCE));
    }
}
