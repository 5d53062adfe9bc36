package vn.motcua.hub.platform.ledger;

import java.time.Instant;
import java.util.List;
import vn.motcua.core.event.Event;

/** What is due by the clock before anything else is decided, such as the end of a business day. Writer thread. */
@FunctionalInterface
public interface Prelude {
    /** Usually nothing, and quick to say so: asked before every batch. */
    List<Event> due(Instant now, IdSource ids);
}
