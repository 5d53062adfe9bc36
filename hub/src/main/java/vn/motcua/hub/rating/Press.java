package vn.motcua.hub.rating;

import java.sql.SQLException;
import java.time.Instant;
import vn.motcua.hub.platform.database.Row;

/**
 * One rating as kept, and whether it counts.
 *
 * @param hasMore reasons or answers besides the face
 */
record Press(String ratingId, String rightId, String device, Instant at, int score, boolean hasMore, String verdict) {
    /** Counted, or would be if the end of its visit had not been undone. */
    boolean isHeld() {
        return isCounted() || verdict.equals(RatingRules.SUSPENDED);
    }

    boolean isCounted() {
        return verdict.equals(RatingRules.COUNTED);
    }

    static Press read(Row row) throws SQLException {
        return new Press(
                row.text("rating_id"),
                row.text("right_id"),
                row.text("device"),
                row.instant("given_at"),
                row.integer("score"),
                !row.text("reasons").isEmpty() || !row.text("answers").isEmpty(),
                row.text("verdict"));
    }
}
