package vn.motcua.hub.catalogue;

import java.time.Instant;
import java.util.List;
import vn.motcua.core.event.CatalogueChanged;
import vn.motcua.core.event.Event;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Prelude;

/** The first catalogue is what the configuration file says when the hub starts with none. Writer thread. */
public final class FirstCatalogue implements Prelude {
    private final CatalogueBook book;

    public FirstCatalogue(CatalogueBook book) {
        this.book = book;
    }

    @Override
    public List<Event> due(Instant now, IdSource ids) {
        if (book.number() > 0) return List.of();
        return List.of(new CatalogueChanged(1, book.file(), List.of(), null, null, now));
    }
}
