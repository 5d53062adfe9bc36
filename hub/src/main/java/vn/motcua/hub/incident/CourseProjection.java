package vn.motcua.hub.incident;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import vn.motcua.core.event.AgentRevoked;
import vn.motcua.core.event.CameraLiveness;
import vn.motcua.core.event.CameraSighting;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.model.CounterId;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** What cameras see now, which of them speak, and which devices do not work since when. What a camera tells again or late changes nothing: it says how things were. */
public final class CourseProjection implements Projection {
    static final SqlTexts SQL = SqlTexts.beside(CourseProjection.class, "courses.sql");
    private static final Set<String> WORKS = Set.of("READY", "ATTENTION");
    private static final Set<String> DOWN = Set.of("FAULT", "OFFLINE");

    @Override
    public List<String> tables() {
        return List.of("camera_course", "camera_source", "device_down");
    }

    @Override
    public void load(Sql db) {}

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        String agent = recorded.envelope().source();
        if (recorded.event() instanceof CameraSighting seen && !seen.late()) {
            String name = Course.nameOf(agent, seen);
            Course before =
                    db.first(SQL.get("course"), CourseProjection::read, name).orElse(null);
            Course now = Course.after(before, name, seen);
            db.update(
                    SQL.get("save-course"),
                    name,
                    now.source(),
                    now.camera(),
                    now.kind(),
                    now.counter(),
                    now.isActive(),
                    now.since(),
                    now.alarmAt(),
                    now.count(),
                    recorded.position());
        } else if (recorded.event() instanceof CameraLiveness known) {
            db.update(
                    SQL.get("save-source"),
                    String.join("\n", agent, known.source(), known.camera()),
                    known.source(),
                    known.camera(),
                    known.state(),
                    known.since(),
                    known.reason(),
                    recorded.position());
        } else if (recorded.event() instanceof DeviceStatusChanged changed) {
            device(changed, recorded, db);
        } else if (recorded.event() instanceof AgentRevoked revoked) {
            // Nobody will ever tell that they work again.
            db.update(SQL.get("devices-gone"), revoked.agentId());
        }
    }

    /** What connects again, or has not said how it is, is as it was before; what was switched off on purpose lacks nothing. */
    private static void device(DeviceStatusChanged changed, Recorded recorded, Sql db) throws SQLException {
        String agent = recorded.envelope().source();
        boolean isOff = changed.code().equals("E_DISABLED");
        if (isOff || WORKS.contains(changed.status())) db.update(SQL.get("device-back"), agent, changed.device());
        else if (DOWN.contains(changed.status()))
            db.update(
                    SQL.get("device-down"),
                    agent,
                    changed.device(),
                    recorded.envelope().occurredAt(),
                    recorded.position());
    }

    static Course read(Row row) throws SQLException {
        return new Course(
                row.text("course"),
                row.text("source"),
                row.text("camera"),
                row.text("kind"),
                row.orNull("counter", CounterId::new),
                row.integer("active") == 1,
                row.instant("since"),
                row.instantOrNull("alarm_at"),
                row.integerOrNull("count"));
    }
}
