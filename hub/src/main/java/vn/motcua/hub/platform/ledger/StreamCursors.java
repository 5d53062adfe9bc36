package vn.motcua.hub.platform.ledger;

import java.util.Optional;
import vn.motcua.core.event.StreamName;

/** How far each stream has been taken. Writer thread, within a decision. */
public interface StreamCursors {
    /** The last sequence taken, 0 if none. */
    long cursor(StreamKey key);

    /** The newest epoch of a source's stream of which anything was taken. */
    Optional<StreamKey> newest(String source, StreamName stream);
}
