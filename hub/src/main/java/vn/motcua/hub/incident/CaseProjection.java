package vn.motcua.hub.incident;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CounterClosed;
import vn.motcua.core.event.CounterHandedOver;
import vn.motcua.core.event.CounterOpened;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.IncidentAsked;
import vn.motcua.core.event.IncidentClaimed;
import vn.motcua.core.event.IncidentClosed;
import vn.motcua.core.event.IncidentDecided;
import vn.motcua.core.event.IncidentNoted;
import vn.motcua.core.event.IncidentOpened;
import vn.motcua.core.event.IncidentReleased;
import vn.motcua.core.event.IncidentReopened;
import vn.motcua.core.event.IncidentRuleMuted;
import vn.motcua.core.event.IncidentSeconded;
import vn.motcua.core.event.IncidentSignalled;
import vn.motcua.core.event.IncidentSilenced;
import vn.motcua.core.event.IncidentVerdictUndone;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** Incidents with their signs, verdicts and who wrote about them; and who was on duty where. The words are not here. */
public final class CaseProjection implements Projection {
    @Override
    public List<String> tables() {
        return List.of(
                "incident",
                "incident_signal",
                "incident_decision",
                "incident_word",
                "incident_step",
                "incident_mute",
                "duty");
    }

    @Override
    public void load(Sql db) {}

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        Event event = recorded.event();
        if (event instanceof CounterOpened opened) {
            leave(db, opened.counterId().value(), opened.at());
            db.update(get("came"), opened.counterId(), recorded.position(), opened.personId(), opened.at());
        } else if (event instanceof CounterHandedOver handed) {
            leave(db, handed.counterId().value(), handed.at());
            db.update(get("came"), handed.counterId(), recorded.position(), handed.to(), handed.at());
        } else if (event instanceof CounterClosed closed) {
            leave(db, closed.counterId().value(), closed.at());
        } else if (event instanceof IncidentOpened opened) {
            IncidentTable.save(db, recorded.position(), Incident.of(opened));
            db.update(
                    get("save-signal"),
                    opened.kind(),
                    opened.signal(),
                    opened.incidentId(),
                    opened.severity(),
                    opened.happenedAt(),
                    recorded.position());
        } else if (event instanceof IncidentRuleMuted mute) {
            db.update(get("save-mute"), mute.kind(), mute.owner(), mute.until(), mute.at(), recorded.position());
        } else if (event instanceof IncidentSilenced sign) {
            // Of no incident: it is known, and counted.
            db.update(
                    get("save-signal"),
                    sign.kind(),
                    sign.signal(),
                    "",
                    sign.severity(),
                    sign.happenedAt(),
                    recorded.position());
        } else {
            String id = incidentOf(event);
            if (id != null) moved(db, recorded, id);
        }
    }

    private static void leave(Sql db, String counter, Instant at) throws SQLException {
        db.update(get("left"), at, counter);
    }

    private static void moved(Sql db, Recorded recorded, String id) throws SQLException {
        Optional<Incident> before = IncidentTable.find(db, id);
        if (before.isEmpty()) return;
        Event event = recorded.event();
        IncidentTable.save(db, recorded.position(), before.get().after(event));
        if (event instanceof IncidentClaimed one) step(db, recorded, id, one.personId(), one.at());
        if (event instanceof IncidentAsked one) step(db, recorded, id, one.personId(), one.at());
        if (event instanceof IncidentNoted one && one.kind() != IncidentNoted.Kind.STATEMENT)
            step(db, recorded, id, one.personId(), one.at());
        if (event instanceof IncidentReleased one) step(db, recorded, id, one.personId(), one.at());
        if (event instanceof IncidentDecided one) step(db, recorded, id, one.personId(), one.at());
        if (event instanceof IncidentVerdictUndone one) step(db, recorded, id, one.personId(), one.at());
        if (event instanceof IncidentSignalled sign)
            db.update(
                    get("save-signal"),
                    sign.kind(),
                    sign.signal(),
                    id,
                    sign.severity(),
                    sign.happenedAt(),
                    recorded.position());
        else if (event instanceof IncidentNoted noted)
            db.update(
                    get("save-word"),
                    noted.textId(),
                    id,
                    noted.personId(),
                    noted.kind(),
                    noted.at(),
                    recorded.position());
        else if (event instanceof IncidentDecided decided) save(db, decided);
        else if (event instanceof IncidentSeconded second)
            db.update(get("second"), second.personId(), second.agrees(), second.at(), second.decisionId());
        else if (event instanceof IncidentVerdictUndone undone)
            db.update(get("undo"), undone.at(), undone.decisionId());
    }

    private static void step(Sql db, Recorded recorded, String id, PersonId person, Instant at) throws SQLException {
        db.update(get("save-step"), recorded.position(), id, recorded.event().type(), person, at);
    }

    private static void save(Sql db, IncidentDecided decided) throws SQLException {
        db.update(
                get("save-decision"),
                decided.decisionId(),
                decided.incidentId(),
                decided.personId(),
                decided.verdict(),
                decided.cause(),
                decided.duplicateOf(),
                decided.consequence(),
                decided.at());
    }

    /** The incident a fact moves; null if it moves none, or begins one. */
    static @Nullable String incidentOf(Event event) {
        if (event instanceof IncidentSignalled one) return one.incidentId();
        if (event instanceof IncidentClaimed one) return one.incidentId();
        if (event instanceof IncidentReleased one) return one.incidentId();
        if (event instanceof IncidentAsked one) return one.incidentId();
        if (event instanceof IncidentNoted one) return one.incidentId();
        if (event instanceof IncidentDecided one) return one.incidentId();
        if (event instanceof IncidentSeconded one) return one.incidentId();
        if (event instanceof IncidentVerdictUndone one) return one.incidentId();
        if (event instanceof IncidentReopened one) return one.incidentId();
        return event instanceof IncidentClosed one ? one.incidentId() : null;
    }

    private static String get(String name) {
        return IncidentTable.SQL.get(name);
    }
}
