package vn.motcua.hub.dossier;

import java.sql.SQLException;
import java.util.List;
import vn.motcua.core.dossier.Dossier;
import vn.motcua.core.event.DossiersRecorded;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** The register: of each dossier what was said last. */
public final class DossierProjection implements Projection {
    static final SqlTexts SQL = SqlTexts.beside(DossierProjection.class, "dossier.sql");
    private static final String SAVE = SQL.get("save");

    @Override
    public List<String> tables() {
        return List.of("dossier");
    }

    @Override
    public void load(Sql db) {}

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        if (recorded.event() instanceof DossiersRecorded told)
            for (Dossier one : told.dossiers()) save(db, one, told, recorded.position());
    }

    private static void save(Sql db, Dossier one, DossiersRecorded told, long position) throws SQLException {
        db.update(
                SAVE,
                one.key(),
                one.code() == null ? null : one.code().value(),
                one.source().system(),
                one.source().foreignCode(),
                one.procedureCode(),
                one.field(),
                one.places().receivingUnit(),
                one.places().competentAgency(),
                one.places().supportPoint(),
                one.channel(),
                one.times().receivedAt(),
                one.times().dueAt(),
                one.times().extendedDueAt(),
                one.times().finishedAt(),
                one.times().returnedAt(),
                one.state(),
                one.stateSince(),
                told.at(),
                position);
    }
}
