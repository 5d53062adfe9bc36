package vn.motcua.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.DemoWorld;

/** What a running hub wrote down, read from its file and by nothing of its own. */
final class LedgerFacts {
    private LedgerFacts() {}

    /** A fact in the hub's ledger. */
    record Stored(long position, JsonNode data) {}

    static List<JsonNode> data(DemoWorld world, String type) throws SQLException {
        return stored(world, type).stream().map(Stored::data).toList();
    }

    /** In the order of the ledger. */
    static List<Stored> stored(DemoWorld world, String type) throws SQLException {
        Path ledger = world.home().resolve("hub").resolve("hub.db");
        List<Stored> all = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                PreparedStatement asked = connection.prepareStatement(
                        "SELECT position, data FROM ledger WHERE type = ? ORDER BY position")) {
            asked.setString(1, type);
            try (ResultSet rows = asked.executeQuery()) {
                while (rows.next()) all.add(new Stored(rows.getLong(1), Json.parseObject(rows.getString(2))));
            }
        }
        return all;
    }
}
