package vn.motcua.hub.rating;

import java.sql.SQLException;
import java.time.Instant;
import vn.motcua.hub.platform.database.Row;

/** One rating as kept, and whether it counts. */
record Press(String ratingId, String device, Instant at, int score, boolean hasReasons, String verdict) {
    boolean isCounted() {
        return verdict.equals(RatingRules.COUNTED);
    }

    static Press read(Row row) throws SQLException {
        return new Press(
                row.text("rating_id"),
                row.text("device"),
                row.instant("given_at"),
                row.integer("score"),
                !row.text("reasons").isEmpty(),
                row.text("verdict"));
    }
}
