package vn.motcua.edge.store;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Small durable values by key, such as {@code module/display/lastSpoken}. */
public final class KeyValues {
    private final Tx tx;

    KeyValues(Tx tx) {
        this.tx = tx;
    }

    public Optional<String> get(String key) throws SQLException {
        return tx.one("kv_get", row -> row.getString(1), key);
    }

    /** Null removes it. */
    public void put(String key, @Nullable String value) throws SQLException {
        if (value == null) tx.update("kv_delete", key);
        else tx.update("kv_put", key, value);
    }
}
