package vn.motcua.hub.platform.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;

/** What the hub decides because a fact came in. Writer thread, before the fact itself is applied. */
@FunctionalInterface
public interface Reactor {
    /** Facts of the hub to append behind this one; never a refusal: the fact stays whatever it contradicts. */
    List<Event> react(EventEnvelope fact, Instant now, IdSource ids) throws SQLException;
}
