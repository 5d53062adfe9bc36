package vn.motcua.hub.platform.ledger;

import java.sql.SQLException;
import java.util.Optional;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.wire.LinkFrame;

/** How far each stream has been taken. Writer thread, within a decision. */
public interface StreamCursors {
    /** The last sequence taken, 0 if none. */
    long cursor(StreamKey key);

    /** The newest epoch of a source's stream of which anything was taken. */
    Optional<StreamKey> newest(String source, StreamName stream);

    /** The last event of that epoch in the ledger; a sequence that was skipped or set aside holds none. */
    Optional<LinkFrame.KnownEvent> last(String source, StreamName stream) throws SQLException;
}
