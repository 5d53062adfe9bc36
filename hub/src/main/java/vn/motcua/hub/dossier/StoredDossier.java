package vn.motcua.hub.dossier;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.dossier.Dossier;
import vn.motcua.core.dossier.DossierChannel;
import vn.motcua.core.dossier.DossierPlaces;
import vn.motcua.core.dossier.DossierSource;
import vn.motcua.core.dossier.DossierState;
import vn.motcua.core.dossier.DossierTimes;
import vn.motcua.core.model.DossierCode;
import vn.motcua.core.scan.DossierCodeText;
import vn.motcua.hub.platform.database.Row;

/**
 * A dossier as the register has it.
 *
 * @param toldAt when its source said so last
 */
public record StoredDossier(Dossier dossier, Instant toldAt) {
    static StoredDossier read(Row row) throws SQLException {
        return new StoredDossier(dossier(row), row.instant("told_at"));
    }

    /** The dossier of a row of the register. */
    public static Dossier dossier(Row row) throws SQLException {
        @Nullable DossierCode code = row.orNull("code", StoredDossier::code);
        return new Dossier(
                new DossierSource(row.text("system"), row.textOrNull("foreign_code")),
                code,
                row.text("procedure_code"),
                row.textOrNull("field"),
                new DossierPlaces(row.text("unit"), row.textOrNull("agency"), row.textOrNull("support_point")),
                DossierChannel.valueOf(row.text("channel")),
                new DossierTimes(
                        row.instant("received_at"),
                        row.instantOrNull("due_at"),
                        row.instantOrNull("extended_due_at"),
                        row.instantOrNull("finished_at"),
                        row.instantOrNull("returned_at")),
                DossierState.valueOf(row.text("state")),
                row.instant("state_since"));
    }

    private static DossierCode code(String text) {
        return Objects.requireNonNull(DossierCodeText.read(text).orElse(null), text);
    }
}
