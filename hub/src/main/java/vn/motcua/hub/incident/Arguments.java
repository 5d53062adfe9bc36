package vn.motcua.hub.incident;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.event.IncidentOpened.Kind;
import vn.motcua.core.event.IncidentOpened.Severity;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.counter.FloorState;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.ticket.Ticket;

/** Looks for arguments at the counters, among the visits that are in hand. Writer thread. */
final class Arguments {
    private final FloorState floor;
    private final int times;

    Arguments(FloorState floor, int times) {
        this.floor = floor;
        this.times = times;
    }

    /** The usual time is read only where a voice was raised: once a second for each counter would be too much. */
    Optional<IncidentOpening.Sign> at(Sql store, CounterId counter, Instant now) throws SQLException {
        VisitId visit = floor.counters().counter(counter).visitId();
        if (visit == null || times == 0) return Optional.empty();
        Optional<Ticket> ticket = floor.tickets().ticket(visit);
        Instant called = ticket.map(Ticket::calledAt).orElse(null);
        if (ticket.isEmpty() || called == null) return Optional.empty();
        Optional<Instant> marked = store.first(
                CourseProjection.SQL.get("argument-marked"),
                row -> row.instant("at"),
                counter,
                called,
                visit,
                called,
                counter,
                called);
        if (marked.isEmpty()) return Optional.empty();
        List<Integer> usual = store.list(
                CourseProjection.SQL.get("usual-seconds"),
                row -> row.integer("seconds"),
                ticket.get().service(),
                LongArgumentRule.LAST);
        Duration lasted = Duration.between(called, now);
        return LongArgumentRule.isLong(lasted, ticket.get().people(), usual, times)
                ? Optional.of(new IncidentOpening.Sign(
                        Kind.LONG_ARGUMENT, Severity.MEDIUM, visit.value(), counter, visit, marked.get(), null))
                : Optional.empty();
    }
}
