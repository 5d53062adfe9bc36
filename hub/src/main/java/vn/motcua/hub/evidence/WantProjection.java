package vn.motcua.hub.evidence;

import java.sql.SQLException;
import java.util.List;
import vn.motcua.core.event.EvidenceAnswered;
import vn.motcua.core.event.EvidenceWanted;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** What is asked of cameras, and what became of it. */
public final class WantProjection implements Projection {
    static final SqlTexts SQL = SqlTexts.beside(WantProjection.class, "wants.sql");

    @Override
    public List<String> tables() {
        return List.of("evidence_want");
    }

    @Override
    public void load(Sql db) {}

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        if (recorded.event() instanceof EvidenceWanted want) {
            db.update(
                    SQL.get("save"),
                    want.wantId(),
                    want.incidentId(),
                    want.agentId(),
                    want.source(),
                    want.camera(),
                    want.channel(),
                    want.media(),
                    want.moment(),
                    want.from(),
                    want.to(),
                    want.until(),
                    want.askedBy(),
                    want.at(),
                    recorded.position());
        } else if (recorded.event() instanceof EvidenceAnswered answer) {
            db.update(SQL.get("answer"), answer.evidenceId(), answer.failure(), answer.at(), answer.wantId());
        }
    }
}
