package vn.motcua.hub.incident;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.IncidentOpened;
import vn.motcua.core.event.IncidentSignalled;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.IdSource;

/** Whether a sign begins an incident or belongs to one: what concerns one visit or one counter within its course is one. Writer thread. */
final class IncidentOpening {
    /** Signs of one counter that lie no farther apart are one course. */
    static final Duration COURSE = Duration.ofMinutes(15);

    private IncidentOpening() {}

    /**
     * A sign of an incident.
     *
     * @param name unique among the signs of one kind, so that what is told twice counts once
     * @param counter where; if null that of the visit
     * @param visit if null the one served there then
     * @param by the person who reported it
     */
    record Sign(
            IncidentOpened.Kind kind,
            IncidentOpened.Severity severity,
            String name,
            @Nullable CounterId counter,
            @Nullable VisitId visit,
            Instant at,
            @Nullable PersonId by) {}

    /**
     * The fact that follows.
     *
     * @param fact null if the sign is known already
     */
    record Told(String incidentId, @Nullable Event fact) {}

    static Told of(Sql db, Sign sign, Instant now, IdSource ids) throws SQLException {
        Optional<String> known = db.first(get("signal"), row -> row.text("incident_id"), sign.kind(), sign.name());
        if (known.isPresent()) return new Told(known.get(), null);
        Sign whole = whole(db, sign);
        Optional<Incident> course = course(db, whole);
        if (course.isPresent()) {
            String id = course.get().id();
            return new Told(id, new IncidentSignalled(id, sign.kind(), sign.severity(), sign.name(), sign.at(), now));
        }
        String id = ids.next();
        PersonId officer = whole.counter() == null
                ? null
                : onDuty(db, whole.counter(), sign.at()).orElse(null);
        return new Told(
                id,
                new IncidentOpened(
                        id,
                        sign.kind(),
                        sign.severity(),
                        whole.counter(),
                        whole.visit(),
                        officer,
                        sign.at(),
                        sign.name(),
                        sign.by(),
                        now));
    }

    private static Sign whole(Sql db, Sign sign) throws SQLException {
        VisitId visit = sign.visit();
        CounterId counter = sign.counter();
        if (counter == null && visit != null)
            counter = db.first(get("place-of-visit"), row -> new CounterId(row.text("counter")), visit)
                    .orElse(null);
        else if (visit == null && counter != null)
            visit = db.first(
                            IncidentProjection.SQL.get("visit-at"),
                            row -> new VisitId(row.text("visit_id")),
                            counter,
                            sign.at(),
                            sign.at())
                    .orElse(null);
        return new Sign(sign.kind(), sign.severity(), sign.name(), counter, visit, sign.at(), sign.by());
    }

    private static Optional<Incident> course(Sql db, Sign sign) throws SQLException {
        if (sign.kind().isDown()) return Optional.empty();
        Instant from = sign.at().minus(COURSE);
        Instant to = sign.at().plus(COURSE);
        if (sign.visit() != null) {
            Optional<Incident> same = db.first(get("open-of-visit"), IncidentTable::read, sign.visit());
            if (same.isPresent()) return same;
        }
        return sign.counter() == null
                ? db.first(get("open-in-hall"), IncidentTable::read, sign.kind(), from, to)
                : db.first(get("open-nearby"), IncidentTable::read, sign.counter(), sign.visit(), from, to);
    }

    /** By the history, not by who sits there now. */
    static Optional<PersonId> onDuty(Sql db, CounterId counter, Instant at) throws SQLException {
        return db.first(get("on-duty"), row -> new PersonId(row.text("person_id")), counter, at, at);
    }

    private static String get(String name) {
        return IncidentTable.SQL.get(name);
    }
}
