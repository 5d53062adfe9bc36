package vn.motcua.hub.rating;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.Row;

/**
 * The right to rate one served visit.
 *
 * @param withdrawnAt the end of the visit was undone: what was given under the right waits for the visit's next end
 */
public record RatingRight(
        String rightId,
        VisitId visitId,
        CounterId counterId,
        Instant finishedAt,
        Instant tabletUntil,
        Instant phoneUntil,
        @Nullable Instant withdrawnAt) {
    boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    boolean livesAt(Instant at, RatingGiven.Channel channel) {
        Instant until = channel == RatingGiven.Channel.PHONE ? phoneUntil : tabletUntil;
        return !at.isBefore(finishedAt) && !at.isAfter(until);
    }

    static RatingRight read(Row row) throws SQLException {
        return new RatingRight(
                row.text("right_id"),
                new VisitId(row.text("visit_id")),
                new CounterId(row.text("counter")),
                row.instant("finished_at"),
                row.instant("tablet_until"),
                row.instant("phone_until"),
                row.instantOrNull("withdrawn_at"));
    }
}
