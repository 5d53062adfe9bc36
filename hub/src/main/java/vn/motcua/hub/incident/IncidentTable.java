package vn.motcua.hub.incident;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.IncidentDecided;
import vn.motcua.core.event.IncidentOpened;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;

/** Incidents as rows. The connection's thread only. */
final class IncidentTable {
    static final SqlTexts SQL = SqlTexts.beside(IncidentTable.class, "cases.sql");

    private IncidentTable() {}

    static Optional<Incident> find(Sql db, String id) throws SQLException {
        return db.first(SQL.get("incident"), IncidentTable::read, id);
    }

    static void save(Sql db, long position, Incident incident) throws SQLException {
        IncidentOpened opened = incident.opened();
        Incident.Claim claim = incident.claim();
        Incident.Ask ask = incident.ask();
        Incident.Given given = incident.given();
        IncidentDecided decided = given == null ? null : given.decided();
        db.update(
                SQL.get("save"),
                opened.incidentId(),
                position,
                opened.kind(),
                incident.severity(),
                opened.counterId(),
                opened.visitId(),
                opened.officer(),
                opened.happenedAt(),
                incident.lastAt(),
                opened.openedBy(),
                opened.at(),
                claim == null ? null : claim.person(),
                claim == null ? null : claim.until(),
                ask == null ? null : ask.of(),
                ask == null ? null : ask.until(),
                incident.hearing().due(),
                incident.hearing().isHeard(),
                decided == null ? null : decided.decisionId(),
                decided == null ? null : decided.personId(),
                decided == null ? null : decided.at(),
                decided == null ? null : decided.verdict(),
                decided == null ? null : decided.cause(),
                decided == null ? null : decided.duplicateOf(),
                decided == null ? null : decided.consequence(),
                given == null ? null : given.second(),
                incident.reopened(),
                incident.closedAt());
    }

    static Incident read(Row row) throws SQLException {
        Instant lease = row.instantOrNull("lease_until");
        Instant asked = row.instantOrNull("asked_until");
        return new Incident(
                opened(row),
                IncidentOpened.Severity.valueOf(row.text("severity")),
                row.instant("last_at"),
                lease == null ? null : new Incident.Claim(new PersonId(row.text("holder")), lease),
                asked == null ? null : new Incident.Ask(new PersonId(row.text("asked")), asked),
                new Incident.Hearing(row.integer("is_heard") == 1, row.instantOrNull("officer_due")),
                given(row),
                row.integer("reopened"),
                row.instantOrNull("closed_at"));
    }

    /** What its first sign was called is a row of its own, and nobody asks the incident for it. */
    private static IncidentOpened opened(Row row) throws SQLException {
        return new IncidentOpened(
                row.text("incident_id"),
                IncidentOpened.Kind.valueOf(row.text("kind")),
                IncidentOpened.Severity.valueOf(row.text("severity")),
                row.orNull("counter", CounterId::new),
                row.orNull("visit_id", VisitId::new),
                row.orNull("officer", PersonId::new),
                row.instant("happened_at"),
                "",
                row.orNull("opened_by", PersonId::new),
                row.instant("opened_at"));
    }

    private static Incident.@Nullable Given given(Row row) throws SQLException {
        String decision = row.textOrNull("decision_id");
        if (decision == null) return null;
        IncidentDecided decided = new IncidentDecided(
                row.text("incident_id"),
                decision,
                new PersonId(row.text("decided_by")),
                IncidentDecided.Verdict.valueOf(row.text("verdict")),
                row.orNull("cause", IncidentDecided.Cause::valueOf),
                row.textOrNull("duplicate_of"),
                IncidentDecided.Consequence.valueOf(row.text("consequence")),
                row.instant("decided_at"));
        return new Incident.Given(decided, row.orNull("second", PersonId::new));
    }
}
