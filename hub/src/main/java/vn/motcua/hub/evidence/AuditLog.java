package vn.motcua.hub.evidence;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;

/** The chain of who did what with evidence, in the store's own transaction with what was done. */
final class AuditLog {
    private static final SqlTexts SQL = SqlTexts.beside(AuditLog.class, "evidence.sql");

    private AuditLog() {}

    static AuditEntry append(Sql db, Instant now, AuditEntry.Deed deed) throws SQLException {
        Optional<AuditEntry> last = last(db);
        long position = last.map(AuditEntry::position).orElse(0L) + 1;
        AuditEntry entry = AuditEntry.after(position, last.map(AuditEntry::hash).orElse(AuditEntry.START), now, deed);
        db.update(
                SQL.get("append"),
                entry.position(),
                entry.at().toString(),
                entry.actor(),
                entry.role(),
                entry.action(),
                entry.incident(),
                entry.item(),
                entry.purpose(),
                entry.note(),
                entry.detail(),
                entry.before(),
                entry.hash());
        return entry;
    }

    static Optional<AuditEntry> last(Sql db) throws SQLException {
        return db.first(SQL.get("last"), AuditLog::entry);
    }

    static List<AuditEntry> of(Sql db, String incident) throws SQLException {
        return db.list(SQL.get("chain-of"), AuditLog::entry, incident);
    }

    static List<AuditEntry> all(Sql db) throws SQLException {
        List<AuditEntry> all = new ArrayList<>();
        db.each(SQL.get("chain"), row -> all.add(entry(row)));
        return all;
    }

    private static AuditEntry entry(Row row) throws SQLException {
        return new AuditEntry(
                row.number("position"),
                row.instant("at"),
                row.text("actor"),
                row.text("role"),
                AuditAction.valueOf(row.text("action")),
                row.text("incident"),
                row.textOrNull("item"),
                row.textOrNull("purpose"),
                row.textOrNull("note"),
                row.textOrNull("detail"),
                row.text("before"),
                row.text("hash"));
    }
}
