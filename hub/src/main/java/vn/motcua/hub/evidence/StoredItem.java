package vn.motcua.hub.evidence;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import vn.motcua.hub.platform.database.Row;

/**
 * A piece of evidence as the store has it.
 *
 * @param got bytes here so far
 * @param cipherSha256 of the encrypted file; null until it is whole
 */
public record StoredItem(
        String id,
        EvidenceItem item,
        State state,
        long got,
        @Nullable String cipherSha256) {
    /** Where it is in its life. */
    public enum State {
        COMING,
        STORED,
        DELETED
    }

    static StoredItem of(Row row) throws SQLException {
        EvidenceItem item = new EvidenceItem(
                row.text("incident"),
                row.text("sha256"),
                row.number("size"),
                row.text("media_type"),
                row.text("source"),
                row.text("camera"),
                row.instantOrNull("device_at"),
                row.instant("corrected_at"),
                row.instant("received_at"));
        return new StoredItem(
                row.text("id"),
                item,
                State.valueOf(row.text("state")),
                row.number("got"),
                row.textOrNull("cipher_sha256"));
    }
}
