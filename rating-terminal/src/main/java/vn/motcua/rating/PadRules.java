package vn.motcua.rating;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.module.FeedView;

/**
 * Whose rating a press of a pad is. A page shows the number it asks about; a pad shows nothing, so it is believed for less long: the
 * visit finished last at its counter, until the next one has been called there and twenty seconds have passed since the finish. The
 * hub tells of that call with the right; boards show only the latest calls and forget.
 * Pure; event loop only because of the view.
 */
final class PadRules {
    /** A citizen who gets up slowly may still press while the next number is being called. */
    static final Duration ARMED_AT_LEAST = Duration.ofSeconds(20);
    /** While the hub is away nobody tells of the next call. */
    static final Duration ALONE = Duration.ofMinutes(2);
    /** The hub's last word is older: it is away. In a shorter time nobody is called, served and asked. */
    static final Duration AWAY = Duration.ofSeconds(20);

    private PadRules() {}

    /** @param feed with the topic of the counter */
    static Optional<RatingRight> right(CounterId counter, CounterRights rights, @Nullable FeedView feed, Instant now) {
        return told(counter, rights, feed, now)
                .filter(right -> right.isAlive(now))
                .filter(right -> right.nextCalledAt() == null || isFresh(right, ARMED_AT_LEAST, now));
    }

    private static Optional<RatingRight> told(
            CounterId counter, CounterRights rights, @Nullable FeedView feed, Instant now) {
        if (feed != null && feed.isLive() && feed.age().compareTo(AWAY) <= 0)
            return feed.value(RatingDesk.topic(counter), "right").flatMap(RatingRight::read);
        return rights.newest(now).filter(right -> isFresh(right, ALONE, now));
    }

    private static boolean isFresh(RatingRight right, Duration age, Instant now) {
        return now.isBefore(right.finishedAt().plus(age));
    }
}
