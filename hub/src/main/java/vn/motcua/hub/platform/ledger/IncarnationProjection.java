package vn.motcua.hub.platform.ledger;

import java.sql.SQLException;
import java.util.List;
import vn.motcua.core.event.IncarnationStarted;
import vn.motcua.hub.platform.database.Sql;

/** The lives of this ledger, one row each; the hub's own epoch is their count. */
public final class IncarnationProjection implements Projection {
    private static final String SAVE = Ledger.SQL.get("save-incarnation");

    @Override
    public List<String> tables() {
        return List.of("incarnation");
    }

    @Override
    public void load(Sql db) {}

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        if (recorded.event() instanceof IncarnationStarted started) {
            db.update(SAVE, recorded.envelope().epoch(), started.incarnation(), started.restoredFrom(), started.at());
        }
    }
}
