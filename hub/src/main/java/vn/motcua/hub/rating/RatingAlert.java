package vn.motcua.hub.rating;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.platform.database.Row;

/**
 * A bad or very bad rating with a reason or words of its own, and the visit it is about.
 *
 * @param number on the ticket; empty for a visit without one
 * @param waitedSeconds until the call that led to its end; null if there was none
 * @param servedSeconds from that call to the end; null if there was none
 */
record RatingAlert(
        String ratingId,
        String visitId,
        String number,
        CounterId counter,
        int score,
        int scaleMax,
        List<String> reasons,
        String channel,
        Instant at,
        @Nullable Long waitedSeconds,
        @Nullable Long servedSeconds,
        @Nullable PersonId seenBy,
        @Nullable Instant seenAt) {
    static RatingAlert read(Row row) throws SQLException {
        Instant called = row.instantOrNull("called_at");
        String number = row.textOrNull("text");
        return new RatingAlert(
                row.text("rating_id"),
                row.text("visit_id"),
                number == null ? "" : number,
                new CounterId(row.text("counter")),
                row.integer("score"),
                row.integer("scale_max"),
                reasons(row.text("reasons")),
                row.text("channel"),
                row.instant("given_at"),
                seconds(row.instantOrNull("waits_since"), called),
                seconds(called, row.instantOrNull("ended_at")),
                row.orNull("seen_by", PersonId::new),
                row.instantOrNull("seen_at"));
    }

    private static List<String> reasons(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }

    private static @Nullable Long seconds(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null
                ? null
                : Math.max(0, Duration.between(from, to).toSeconds());
    }
}
