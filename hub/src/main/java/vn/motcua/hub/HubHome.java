package vn.motcua.hub;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.config.ConfigProblem;
import vn.motcua.core.model.Site;
import vn.motcua.core.process.PrivateFolder;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;

/** The hub's data folder: one hub at a time, one site for ever, real or training for ever. Blocking. */
final class HubHome implements AutoCloseable {
    static final String LOCK = "hub.lock";
    private static final String META = "SELECT value FROM hub_meta WHERE name = ?";
    private static final String SAVE_META = "INSERT INTO hub_meta (name, value) VALUES (?, ?)";

    private final Path folder;
    private final FileChannel channel;

    private HubHome(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws ConfigException if another hub uses the folder */
    static HubHome open(Path folder) throws IOException {
        PrivateFolder.make(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw problem("home", folder.toString(), Allowed.of("hub.home.free"));
        }
        return new HubHome(folder, channel);
    }

    private static @org.jspecify.annotations.Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    Path folder() {
        return folder;
    }

    Path file() {
        return folder.resolve(HubFile.NAME);
    }

    /** @throws ConfigException if the folder was made for another site, or the training mark differs */
    void belongTo(Site site, Connection writer) throws SQLException {
        try (Sql db = new Sql(writer)) {
            List<ConfigProblem> problems = new ArrayList<>();
            agree(db, "site", site.id().value(), problems);
            agree(db, "training", String.valueOf(site.training()), problems);
            if (!problems.isEmpty()) {
                writer.rollback();
                throw new ConfigException(problems);
            }
            writer.commit();
        }
    }

    private static void agree(Sql db, String name, String value, List<ConfigProblem> problems) throws SQLException {
        Optional<String> made = db.first(META, row -> row.text("value"), name);
        if (made.isEmpty()) db.update(SAVE_META, name, value);
        else if (!made.get().equals(value))
            problems.add(new ConfigProblem(
                    "site.yaml", "site".equals(name) ? "id" : name, value, Allowed.of("hub.home.made", made.get())));
    }

    private static ConfigException problem(String key, String value, Allowed allowed) {
        return new ConfigException(List.of(new ConfigProblem("hub", key, value, allowed)));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
