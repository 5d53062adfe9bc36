package vn.motcua.hub.privacy;

import java.sql.SQLException;
import java.util.List;
import vn.motcua.core.event.SubjectRequestAnswered;
import vn.motcua.core.event.SubjectRequestReceived;
import vn.motcua.core.event.SubjectSearched;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** The register of requests. */
public final class SubjectProjection implements Projection {
    static final SqlTexts SQL = SqlTexts.beside(SubjectProjection.class, "subject.sql");

    @Override
    public List<String> tables() {
        return List.of("subject_request");
    }

    @Override
    public void load(Sql db) {}

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        if (recorded.event() instanceof SubjectRequestReceived taken)
            db.update(
                    SQL.get("save"),
                    taken.subjectRequestId(),
                    taken.kind(),
                    taken.day(),
                    taken.number(),
                    taken.from(),
                    taken.until(),
                    taken.counterId(),
                    taken.personId(),
                    taken.at(),
                    taken.dueAt());
        else if (recorded.event() instanceof SubjectSearched searched)
            db.update(SQL.get("searched"), searched.subjectRequestId());
        else if (recorded.event() instanceof SubjectRequestAnswered answered)
            db.update(
                    SQL.get("answered"),
                    answered.outcome(),
                    answered.reason(),
                    answered.personId(),
                    answered.at(),
                    answered.subjectRequestId());
    }
}
