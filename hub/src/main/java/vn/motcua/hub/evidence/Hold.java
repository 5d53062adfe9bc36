package vn.motcua.hub.evidence;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.hub.platform.database.Row;

/**
 * Keeps an incident's evidence from every deletion, until its day or until two people lifted it.
 *
 * @param authority who asked for it
 * @param askedBy the first of the two who want it lifted; null if nobody does
 */
public record Hold(
        String id,
        String incident,
        String reason,
        String authority,
        Instant until,
        @Nullable String askedBy,
        @Nullable Instant liftedAt) {
    boolean holdsAt(Instant now) {
        return liftedAt == null && now.isBefore(until);
    }

    /** What comes of a person's wish to lift it: no single person does, not even asking twice. */
    LiftStep lift(String person, Instant now) {
        if (!holdsAt(now)) return LiftStep.OVER;
        if (askedBy == null) return LiftStep.ASKED;
        return askedBy.equals(person) ? LiftStep.SAME_PERSON : LiftStep.LIFTED;
    }

    /** What came of it. */
    public enum LiftStep {
        ASKED,
        LIFTED,
        SAME_PERSON,
        OVER
    }

    static Hold of(Row row) throws SQLException {
        return new Hold(
                row.text("id"),
                row.text("incident"),
                row.text("reason"),
                row.text("authority"),
                row.instant("until"),
                row.textOrNull("asked_by"),
                row.instantOrNull("lifted_at"));
    }
}
