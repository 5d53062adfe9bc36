package vn.motcua.hub.incident;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.event.AnomalyFound;
import vn.motcua.core.event.CameraEventReceived;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.CounterId;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/**
 * Anomalies, and camera events joined to the visit that was at that counter at that moment. Stands behind the tickets'
 * projection, whose rows it reads.
 */
public final class IncidentProjection implements Projection {
    static final SqlTexts SQL = SqlTexts.beside(IncidentProjection.class, "incident.sql");
    /** A sender's clock farther off than this is not believed. */
    private static final Duration CLOCK_TRUST = Duration.ofMinutes(5);

    @Override
    public List<String> tables() {
        return List.of("camera_event", "anomaly");
    }

    @Override
    public void load(Sql db) {}

    /** Which visit was at a counter at that moment is looked up among the tickets. */
    @Override
    public boolean readsRows(Event event) {
        return event instanceof CameraEventReceived;
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        if (recorded.event() instanceof AnomalyFound found) {
            db.update(
                    SQL.get("save-anomaly"),
                    recorded.position(),
                    found.kind(),
                    found.visitId(),
                    found.eventId(),
                    found.detail(),
                    recorded.recordedAt());
        } else if (recorded.event() instanceof CameraEventReceived event) {
            camera(db, recorded, event);
        }
    }

    private static void camera(Sql db, Recorded recorded, CameraEventReceived event) throws SQLException {
        String visit = event.counterId() == null
                ? null
                : visitAt(db, event.counterId(), moment(event)).orElse(null);
        db.update(
                SQL.get("save-camera"),
                event.cameraEventId(),
                recorded.position(),
                event.source(),
                event.camera(),
                event.counterId(),
                event.kind(),
                event.cameraAt(),
                event.receivedAt(),
                event.imageSha256(),
                event.imageBytes(),
                visit);
    }

    private static Optional<String> visitAt(Sql db, CounterId counter, Instant at) throws SQLException {
        return db.first(SQL.get("visit-at"), row -> row.text("visit_id"), counter, at, at);
    }

    /** The sender's time if it is near the agent's knowledge of ours, else the agent's. */
    static Instant moment(CameraEventReceived event) {
        Duration off = Duration.between(event.cameraAt(), event.receivedAt()).abs();
        return off.compareTo(CLOCK_TRUST) <= 0 ? event.cameraAt() : event.receivedAt();
    }

    static AnomalyQueries.Anomaly anomaly(Row row) throws SQLException {
        return new AnomalyQueries.Anomaly(
                row.number("position"),
                row.text("kind"),
                row.orNull("visit_id", vn.motcua.core.model.VisitId::new),
                row.text("event_id"),
                row.text("detail"),
                row.instant("found_at"));
    }
}
