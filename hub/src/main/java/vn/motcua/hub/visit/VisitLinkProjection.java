package vn.motcua.hub.visit;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.event.AnnouncementMissed;
import vn.motcua.core.event.AnnouncementSpoken;
import vn.motcua.core.event.CameraEventReceived;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** Puts on a visit's time line what does not name the visit. Stands behind the announcements and the incidents. */
public final class VisitLinkProjection implements Projection {
    static final SqlTexts SQL = SqlTexts.beside(VisitLinkProjection.class, "visit.sql");

    @Override
    public List<String> tables() {
        return List.of("visit_link");
    }

    @Override
    public void load(Sql db) {}

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        if (recorded.event() instanceof AnnouncementSpoken spoken) {
            link(db, recorded, "visit-of-announcement", spoken.announcementId().value());
        } else if (recorded.event() instanceof AnnouncementMissed missed) {
            link(db, recorded, "visit-of-announcement", missed.announcementId().value());
        } else if (recorded.event() instanceof CameraEventReceived camera) {
            link(db, recorded, "visit-of-camera-event", camera.cameraEventId());
        }
    }

    private static void link(Sql db, Recorded recorded, String find, String id) throws SQLException {
        Optional<String> visit = db.first(SQL.get(find), row -> row.text("visit_id"), id);
        if (visit.isPresent()) db.update(SQL.get("link"), visit.get(), recorded.position());
    }
}
