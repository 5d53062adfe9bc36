package vn.motcua.hub.privacy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.SubjectRequestAnswered.Outcome;
import vn.motcua.core.event.SubjectRequestAnswered.Reason;
import vn.motcua.core.event.SubjectRequestReceived.Kind;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.platform.database.Row;

/**
 * One request, as it stands.
 *
 * @param asked which visit is meant
 * @param searches how often somebody looked for it
 * @param answer empty while it is open
 */
public record SubjectRequest(
        String id,
        Kind kind,
        Asked asked,
        PersonId takenBy,
        Instant takenAt,
        Instant dueAt,
        int searches,
        Optional<Answer> answer) {
    /**
     * The visit meant: by its number, or by a time.
     *
     * @param number on the ticket, empty if a time is named
     * @param from null with a number
     * @param until excluded; null with a number
     * @param counter only there; null for the whole centre
     */
    public record Asked(
            LocalDate day,
            String number,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable CounterId counter) {}

    /** What became of it. */
    public record Answer(Outcome outcome, Reason reason, PersonId by, Instant at) {}

    static SubjectRequest read(Row row) throws SQLException {
        PersonId by = row.orNull("answered_by", PersonId::new);
        Instant at = row.instantOrNull("answered_at");
        Optional<Answer> answer = by == null || at == null
                ? Optional.empty()
                : Optional.of(
                        new Answer(Outcome.valueOf(row.text("outcome")), Reason.valueOf(row.text("reason")), by, at));
        return new SubjectRequest(
                row.text("id"),
                Kind.valueOf(row.text("kind")),
                new Asked(
                        row.day("day"),
                        row.text("number"),
                        row.instantOrNull("from_at"),
                        row.instantOrNull("until_at"),
                        row.orNull("counter", CounterId::new)),
                new PersonId(row.text("taken_by")),
                row.instant("taken_at"),
                row.instant("due_at"),
                row.integer("searches"),
                answer);
    }
}
