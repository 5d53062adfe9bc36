package vn.motcua.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import org.sqlite.SQLiteConfig;
import vn.motcua.core.process.PrivateFolder;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.link.HubIdentity;

/**
 * A backup is a folder: the store at one position, the hub's two key files, and a note that names position and checksum. It
 * holds secrets, so keep it as safe as the hub. Blocking.
 */
public final class Backup {
    static final String NOTE = "backup.json";

    private Backup() {}

    /**
     * @param incarnation of the ledger copied
     * @param position the last event in it
     * @param takenAt when
     * @param sha256 of the store's copy
     */
    public record Report(Path folder, String incarnation, long position, Instant takenAt, String sha256) {}

    /**
     * Copies a hub's folder, whether that hub runs or not, in this process or another.
     *
     * @param target made if absent; must be empty
     */
    public static Report online(Path home, Path target, Clock clock) throws IOException, SQLException {
        if (!Files.exists(home.resolve(HubFile.NAME))) throw new IOException(home + " holds no hub");
        PrivateFolder.make(target);
        try (var inside = Files.list(target)) {
            if (inside.findAny().isPresent()) throw new IOException(target + " is not empty");
        }
        Path copy = target.resolve(HubFile.NAME);
        vacuum(home.resolve(HubFile.NAME), copy);
        force(copy);
        for (String secret : new String[] {HubIdentity.IDENTITY_FILE, HubIdentity.CODE_KEY_FILE})
            HubIdentity.writeSecret(target.resolve(secret), Files.readString(home.resolve(secret)));
        Report report = describe(target, copy, clock.instant());
        HubIdentity.writeSecret(target.resolve(NOTE), Json.write(note(report)));
        return report;
    }

    private static void vacuum(Path store, Path copy) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(30_000);
        try (Connection connection = config.createConnection(HubFile.url(store));
                var statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, copy.toString());
            statement.execute();
        }
    }

    private static Report describe(Path target, Path copy, Instant now) throws IOException, SQLException {
        try (Connection connection = HubFile.openReader(copy);
                Sql db = new Sql(connection)) {
            long position = db.first("SELECT coalesce(max(position), 0) AS last FROM ledger", row -> row.number("last"))
                    .orElse(0L);
            String incarnation = db.first(
                            "SELECT incarnation FROM incarnation ORDER BY epoch DESC LIMIT 1",
                            row -> row.text("incarnation"))
                    .orElse("");
            return new Report(target, incarnation, position, now, sha256(copy));
        }
    }

    private static ObjectNode note(Report report) {
        ObjectNode note = Json.object();
        note.put("incarnation", report.incarnation());
        note.put("position", report.position());
        note.put("takenAt", report.takenAt().toString());
        note.put("sha256", report.sha256());
        return note;
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
