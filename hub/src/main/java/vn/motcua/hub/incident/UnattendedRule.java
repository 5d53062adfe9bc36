package vn.motcua.hub.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open counter nobody sits at while people wait for it. Empty means that a camera which speaks says that nobody is there: a camera that
 * is silent, or never saw anybody, says nothing. Pure.
 */
final class UnattendedRule {
    private UnattendedRule() {}

    /**
     * A counter as the floor has it.
     *
     * @param goesOnSince since when it has been open and not paused; null if it is closed or paused
     * @param waitsSince since when the first of those it could call waits; null if nobody does
     */
    record Seat(@Nullable Instant goesOnSince, @Nullable Instant waitsSince) {}

    /**
     * Since when nobody was there who should be, once that is long enough.
     *
     * @param chair presence at this counter
     * @param sources all that are known
     */
    static Optional<Instant> since(
            Seat seat, List<Course> chair, List<SourceState> sources, Duration after, Instant now) {
        if (after.isZero() || chair.isEmpty() || seat.goesOnSince() == null || seat.waitsSince() == null)
            return Optional.empty();
        Instant since = later(seat.goesOnSince(), seat.waitsSince());
        for (Course one : chair) {
            Optional<Instant> heard = heardSince(one, sources);
            if (one.isActive() || heard.isEmpty()) return Optional.empty();
            since = later(later(since, one.since()), heard.get());
        }
        return now.isBefore(since.plus(after)) ? Optional.empty() : Optional.of(since);
    }

    /** Since when everything the course comes by speaks; empty if anything does not, or nothing is known. */
    private static Optional<Instant> heardSince(Course course, List<SourceState> sources) {
        Instant since = null;
        for (SourceState source : sources) {
            if (!source.carries(course)) continue;
            if (!source.isAlive()) return Optional.empty();
            since = since == null ? source.since() : later(since, source.since());
        }
        return Optional.ofNullable(since);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
