package vn.motcua.hub.incident;

import java.sql.SQLException;
import java.util.Optional;
import vn.motcua.hub.platform.database.Sql;

/** What citizens wrote with a bad rating. The connection's thread. */
@FunctionalInterface
public interface CitizenWords {
    /** For whom they are not meant. */
    CitizenWords NONE = (db, ratingId) -> Optional.empty();

    /** As it was written; empty if there is nothing, or nothing any more. */
    Optional<String> of(Sql db, String ratingId) throws SQLException;
}
