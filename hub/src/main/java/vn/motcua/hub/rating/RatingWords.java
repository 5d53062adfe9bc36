package vn.motcua.hub.rating;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.hub.platform.database.Sql;

/**
 * What people wrote with a bad rating, for whom the sealed rows and the keys of their days are one thing. Never in the ledger, and
 * gone after {@link #KEPT_DAYS} days. Writer thread; they are read on any.
 */
public final class RatingWords {
    /** At most: the key of a day goes when the ninetieth day after it begins. */
    static final int KEPT_DAYS = 90;

    private static final Logger LOG = LoggerFactory.getLogger(RatingWords.class);
    private final WordKeys keys;

    /** @param home the hub's folder */
    public RatingWords(Path home) {
        this.keys = new WordKeys(home);
    }

    /** In the transaction of the rating itself. A rating whose words cannot be kept is still one. */
    void keep(Sql db, String ratingId, String words, Instant now) throws SQLException {
        if (words.isEmpty()) return;
        LocalDate day = day(now);
        try {
            db.update(RatingProjection.SQL.get("keep-words"), ratingId, day, keys.seal(day, ratingId, words), now);
        } catch (IOException e) {
            LOG.warn("the words of rating {} could not be kept: {}", ratingId, e.getMessage());
        }
    }

    /** Empty if there are none, or none any more. Any thread, with a connection of its own. */
    public Optional<String> of(Sql db, String ratingId) throws SQLException {
        Optional<Sealed> row = db.first(
                RatingProjection.SQL.get("words"),
                found -> new Sealed(LocalDate.parse(found.text("day")), found.bytes("sealed")),
                ratingId);
        if (row.isEmpty()) return Optional.empty();
        try {
            return keys.open(row.get().day(), ratingId, row.get().bytes());
        } catch (IOException e) {
            LOG.warn("{}", e.getMessage());
            return Optional.empty();
        }
    }

    private record Sealed(LocalDate day, byte[] bytes) {}

    /**
     * Destroys what is due. The keys go first: whatever stops us then, the words are gone, and the next call says so in the rows.
     *
     * @return how many
     */
    public int destroyDue(Sql db, Instant now) throws SQLException {
        LocalDate last = day(now).minusDays(KEPT_DAYS);
        try {
            keys.destroyUntil(last);
        } catch (IOException e) {
            throw new SQLException("keys of words that are due could not be destroyed", e);
        }
        return db.update(RatingProjection.SQL.get("destroy-words"), now, last);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
