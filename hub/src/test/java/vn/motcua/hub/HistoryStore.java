package vn.motcua.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.database.HubFile;

/** Stores for many histories: migrated once and copied, and not waiting for a disk, which is not what is tried here. */
final class HistoryStore {
    private HistoryStore() {}

    /**
     * An empty store at that place.
     *
     * @param home where the migrated one is kept; the same for all histories of a test
     */
    static Connection fresh(Path home, Path file, Site site) throws SQLException, IOException {
        Path empty = home.resolve("empty-" + site.id() + ".db");
        if (!Files.exists(empty)) LedgerRig.store(empty, site).close();
        Files.copy(empty, file);
        return open(file);
    }

    /** One that was written before. */
    static Connection open(Path file) throws SQLException {
        Connection store = HubFile.openWriter(file);
        store.setAutoCommit(true);
        try (Statement statement = store.createStatement()) {
            statement.execute("PRAGMA synchronous=OFF");
        }
        store.setAutoCommit(false);
        return store;
    }

    /** A history that was right is not looked at again: a hundred of them are some gigabytes. */
    static void drop(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) Files.delete(file);
    }
}
