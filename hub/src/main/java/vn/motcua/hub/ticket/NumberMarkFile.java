package vn.motcua.hub.ticket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.process.DurableFile;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame.HighestNumber;
import vn.motcua.core.wire.WireException;

/**
 * {@code numbers.json} beside the store, and a copy of it on another disk if one is configured: up to which numbers the hub may
 * have given, and how far its ledger was at least. No backup holds it and no restore replaces it. Blocking; one thread.
 */
public final class NumberMarkFile {
    public static final String NAME = "numbers.json";
    private static final Logger LOG = LoggerFactory.getLogger(NumberMarkFile.class);

    private final SiteId site;
    private final Path file;
    private final @Nullable Path copy;
    private boolean copyFails;
    private boolean wasHere;

    /** @param copyFolder another disk; null for none. While it cannot be written the hub goes on and the log says so */
    public NumberMarkFile(SiteId site, Path home, @Nullable Path copyFolder) {
        this.site = site;
        this.file = home.resolve(NAME);
        this.copy = copyFolder == null ? null : copyFolder.resolve(site + "-" + NAME);
    }

    /**
     * @param position of the ledger, committed when this was written
     * @param upTo per business day and series the number none above which was given
     */
    public record Content(SiteId site, long position, List<HighestNumber> upTo) {
        public Content {
            upTo = List.copyOf(upTo);
        }
    }

    /** What the file and its copy say together; empty if neither is there and whole. */
    Optional<Content> read() {
        List<Content> found = new ArrayList<>();
        read(file).ifPresent(found::add);
        wasHere = !found.isEmpty();
        if (copy != null) read(copy).ifPresent(found::add);
        if (found.isEmpty()) return Optional.empty();
        Map<String, HighestNumber> all = new TreeMap<>();
        long position = 0;
        for (Content one : found) {
            position = Math.max(position, one.position());
            for (HighestNumber mark : one.upTo())
                all.merge(
                        mark.businessDay() + " " + mark.series(),
                        mark,
                        (left, right) -> left.value() >= right.value() ? left : right);
        }
        return Optional.of(new Content(site, position, List.copyOf(all.values())));
    }

    /** Whether the last {@link #read()} found the hub's own file; a copy alone may be hours old. */
    boolean wasHere() {
        return wasHere;
    }

    private Optional<Content> read(Path from) {
        try {
            if (!Files.exists(from)) return Optional.empty();
            Content content = Json.read(Files.readString(from), Content.class);
            if (content.site().equals(site)) return Optional.of(content);
            LOG.warn("{} is of site {}; it is left aside", from, content.site());
        } catch (IOException | WireException e) {
            LOG.warn("{} cannot be read and is left aside: {}", from, e.getMessage());
        }
        return Optional.empty();
    }

    /** @throws SQLException if the file beside the store is not on the disk: then the numbers must not be given */
    void write(long position, List<HighestNumber> upTo) throws SQLException {
        String text = Json.write(new Content(site, position, upTo));
        try {
            DurableFile.replace(file, text);
        } catch (IOException e) {
            throw new SQLException(file + " cannot be written: " + e.getMessage(), e);
        }
        if (copy != null) writeCopy(copy, text);
    }

    private void writeCopy(Path to, String text) {
        try {
            DurableFile.replace(to, text);
            if (copyFails) LOG.info("{} is written again", to);
            copyFails = false;
        } catch (IOException e) {
            if (!copyFails)
                LOG.error("{} cannot be written; the hub goes on without this copy: {}", to, e.getMessage());
            copyFails = true;
        }
    }
}
