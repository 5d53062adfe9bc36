package vn.motcua.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.SiteWriter;
import vn.motcua.hub.platform.link.HubIdentity;
import vn.motcua.hub.ticket.NumberMarkFile;
import vn.motcua.hub.ticket.NumberMarks;

/**
 * Puts a backup in a hub's folder. The next start begins a new incarnation and gives no number until every enrolled agent told
 * what it knows, or an administrator confirms. What stood there before is moved aside, never deleted. Blocking.
 */
public final class Restore {
    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);
    private static final List<String> FILES = List.of(
            HubFile.NAME,
            HubFile.NAME + "-wal",
            HubFile.NAME + "-shm",
            HubIdentity.IDENTITY_FILE,
            HubIdentity.CODE_KEY_FILE);

    private Restore() {}

    /**
     * @param position the last event of the backup
     * @param aside where the former store went; null if there was none
     * @param knowsNumbers whether the folder remembers up to which numbers were given; if not, the hub leaves some out on a guess
     */
    public record Report(
            long position,
            @org.jspecify.annotations.Nullable Path aside,
            boolean knowsNumbers) {}

    /**
     * @throws IOException if the backup is incomplete or its checksum differs
     * @throws vn.motcua.core.config.ConfigException if a hub runs in the folder
     */
    public static Report into(Path backup, Path home, Clock clock) throws IOException, SQLException {
        ObjectNode note = check(backup);
        try (HubHome target = HubHome.open(home)) {
            Path aside = moveAside(home, clock);
            for (String secret : List.of(HubIdentity.IDENTITY_FILE, HubIdentity.CODE_KEY_FILE))
                HubIdentity.writeSecret(home.resolve(secret), Files.readString(backup.resolve(secret)));
            // The store comes last and under its name at once: a hub started meanwhile, or a power cut, finds all or
            // nothing.
            Path fresh = home.resolve(HubFile.NAME + ".restoring");
            Files.deleteIfExists(fresh);
            Files.copy(backup.resolve(HubFile.NAME), fresh);
            mark(fresh, note.path("incarnation").asText());
            Backup.force(fresh);
            Files.move(fresh, target.file(), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            return new Report(note.path("position").asLong(), aside, Files.exists(home.resolve(NumberMarkFile.NAME)));
        }
    }

    private static ObjectNode check(Path backup) throws IOException {
        for (String name : List.of(HubFile.NAME, HubIdentity.IDENTITY_FILE, HubIdentity.CODE_KEY_FILE, Backup.NOTE))
            if (!Files.exists(backup.resolve(name))) throw new IOException(backup + " lacks " + name);
        ObjectNode note = Json.parseObject(Files.readString(backup.resolve(Backup.NOTE)));
        String found = Backup.sha256(backup.resolve(HubFile.NAME));
        if (!found.equals(note.path("sha256").asText()))
            throw new IOException(
                    backup.resolve(HubFile.NAME) + " is not what " + Backup.NOTE + " says: checksum " + found);
        return note;
    }

    private static @org.jspecify.annotations.Nullable Path moveAside(Path home, Clock clock) throws IOException {
        if (!Files.exists(home.resolve(HubFile.NAME))) return null;
        Path aside = home.resolve("before-restore-" + clock.instant().toString().replace(':', '-'));
        Files.createDirectories(aside);
        for (String name : FILES)
            if (Files.exists(home.resolve(name))) Files.move(home.resolve(name), aside.resolve(name));
        return aside;
    }

    private static void mark(Path store, String incarnation) throws SQLException {
        HubFile.migrate(store);
        try (Connection connection = HubFile.openOffline(store);
                Sql db = new Sql(connection)) {
            mark(db, incarnation);
            connection.commit();
        }
    }

    private static void mark(Sql db, String incarnation) throws SQLException {
        db.update(
                "INSERT INTO hub_meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                SiteWriter.RESTORED_FROM,
                incarnation);
        db.update("DELETE FROM recovery_wait");
        db.update("INSERT INTO recovery_wait (agent_id) SELECT agent_id FROM agent WHERE state = 'ENROLLED'");
    }

    /**
     * A store copied into its place by hand, or a file system rolled back, is a restore that nobody told of: the number marks
     * remember that the ledger was longer. Before the writer opens it.
     */
    static void markIfOlder(Connection connection, NumberMarks marks) throws SQLException {
        try (Sql db = new Sql(connection)) {
            long position = db.first("SELECT coalesce(max(position), 0) AS last FROM ledger", row -> row.number("last"))
                    .orElse(0L);
            Optional<String> incarnation = db.first(
                    "SELECT incarnation FROM incarnation ORDER BY epoch DESC LIMIT 1", row -> row.text("incarnation"));
            boolean isMarked = db.first(
                            "SELECT value FROM hub_meta WHERE name = ?", row -> true, SiteWriter.RESTORED_FROM)
                    .isPresent();
            if (incarnation.isEmpty() || isMarked || !marks.isAheadOf(position)) return;
            LOG.error("this store ends at {}, but it was longer once: it goes on as a restored one", position);
            mark(db, incarnation.get());
            connection.commit();
        }
    }
}
