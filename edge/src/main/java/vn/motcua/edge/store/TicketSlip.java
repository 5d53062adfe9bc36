package vn.motcua.edge.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.ScanSource;

/**
 * An appointment slip that was scanned to get a number: all that is kept of it, and no person's data (I9).
 *
 * @param scanId one for each scan
 * @param kind a slip, or a slip's address
 * @param dossierCode as printed; null of an address that holds none
 * @param key the same whenever this slip is scanned: of a dossier code its plain form, of an address a keyed hash
 * @param device name of the scanner; empty for a page
 */
public record TicketSlip(
        String scanId,
        ScanKind kind,
        @Nullable String dossierCode,
        String key,
        String device,
        ScanSource source,
        Instant scannedAt) {
    static TicketSlip read(ResultSet row) throws SQLException {
        return new TicketSlip(
                row.getString("scan_id"),
                ScanKind.valueOf(row.getString("kind")),
                row.getString("dossier_code"),
                row.getString("slip_key"),
                row.getString("device"),
                ScanSource.valueOf(row.getString("source")),
                Instant.parse(row.getString("scanned_at")));
    }
}
