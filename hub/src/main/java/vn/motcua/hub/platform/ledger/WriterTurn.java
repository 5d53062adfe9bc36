package vn.motcua.hub.platform.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.core.event.Event;

/** What a task may do in its turn. Writer thread. */
final class WriterTurn {
    final Ledger ledger;
    final Ingest ingest;
    final IdSource ids;
    private final List<Recorded> appended = new ArrayList<>();

    WriterTurn(Ledger ledger, Ingest ingest, IdSource ids) {
        this.ledger = ledger;
        this.ingest = ingest;
        this.ids = ids;
    }

    void decide(List<Event> events, Instant now) throws SQLException {
        for (Event event : events) appended.add(ledger.decide(event, now));
    }

    void add(Recorded recorded) {
        appended.add(recorded);
    }

    List<Recorded> appended() {
        return appended;
    }
}
