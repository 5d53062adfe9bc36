package vn.motcua.hub.catalogue;

import java.time.Instant;
import java.util.List;
import vn.motcua.core.event.Event;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Prelude;

/** Changes of the catalogue whose day has come; after yesterday's visits and counters were closed. Writer thread. */
public final class DueCatalogue implements Prelude {
    private final CatalogueState state;

    public DueCatalogue(CatalogueState state) {
        this.state = state;
    }

    @Override
    public List<Event> due(Instant now, IdSource ids) {
        return ScheduleRules.due(state, now);
    }
}
