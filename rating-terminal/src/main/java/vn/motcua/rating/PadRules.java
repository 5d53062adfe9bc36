package vn.motcua.rating;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.module.FeedView;

/**
 * Whose rating a press of a pad is. A page shows the number it asks about; a pad shows nothing, so it is believed for less long: the
 * visit finished last at its counter, until the next one has been called there and twenty seconds have passed since the finish.
 * Pure; event loop only because of the view.
 */
final class PadRules {
    /** A citizen who gets up slowly may still press while the next number is being called. */
    static final Duration ARMED_AT_LEAST = Duration.ofSeconds(20);
    /** While the hub is away nobody tells of the next call. */
    static final Duration ALONE = Duration.ofMinutes(2);

    private PadRules() {}

    /**
     * @param feed with the topic of the counter
     * @param calls what the boards of its zone show, as far as it is known
     */
    static Optional<RatingRight> right(
            CounterId counter, CounterRights rights, @Nullable FeedView feed, Collection<JsonNode> calls, Instant now) {
        if (feed == null || !feed.isLive()) return rights.newest(now).filter(right -> isFresh(right, ALONE, now));
        return feed.value(RatingDesk.topic(counter), "right")
                .flatMap(RatingRight::read)
                .filter(right -> right.isAlive(now))
                .filter(right -> isFresh(right, ARMED_AT_LEAST, now)
                        || calls.stream().noneMatch(call -> isNext(call, counter, right)));
    }

    private static boolean isFresh(RatingRight right, Duration age, Instant now) {
        return now.isBefore(right.finishedAt().plus(age));
    }

    private static boolean isNext(JsonNode call, CounterId counter, RatingRight right) {
        if (!call.path("counterId").asText().equals(counter.value())) return false;
        if (call.path("visitId").asText().equals(right.visitId().value())) return false;
        try {
            return Instant.parse(call.path("at").asText()).isAfter(right.finishedAt());
        } catch (DateTimeException unreadable) {
            return false;
        }
    }
}
