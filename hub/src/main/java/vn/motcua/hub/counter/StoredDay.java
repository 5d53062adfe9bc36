package vn.motcua.hub.counter;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.ticket.Ticket;

/** A day's figures from the readers' pool, each in one snapshot. Any thread. */
public final class StoredDay implements DayQueries {
    /** Pauses, and calls for help, of one day. */
    static final int MOST = 5000;

    private static final String SERVED = ServedProjection.SQL.get("of-day");
    private static final String PAUSES = CounterProjection.SQL.get("pauses");
    private static final String HELPS = CounterProjection.SQL.get("helps");
    private final Readers readers;
    private final Supplier<Site> site;
    private final PersonNames names;
    private final Clock clock;

    public StoredDay(Readers readers, Supplier<Site> site, PersonNames names, Clock clock) {
        this.readers = readers;
        this.site = site;
        this.names = names;
        this.clock = clock;
    }

    private record Part(ServiceId service, CounterId counter, ServedSums sums) {}

    @Override
    public Future<Served> served(LocalDate day) {
        return readers.read(connection -> {
            try (Sql db = new Sql(connection)) {
                return served(day, db.list(SERVED, StoredDay::part, Ticket.NO_TICKET, Ticket.NO_TICKET, day));
            }
        });
    }

    private static Part part(Row row) throws SQLException {
        return new Part(new ServiceId(row.text("service")), new CounterId(row.text("counter")), ServedSums.of(row));
    }

    private Served served(LocalDate day, List<Part> parts) {
        Map<ServiceId, ServedSums> services = new LinkedHashMap<>();
        Map<CounterId, ServedSums> counters = new LinkedHashMap<>();
        ServedSums total = ServedSums.NONE;
        for (Part part : parts) {
            services.merge(part.service(), part.sums(), ServedSums::plus);
            counters.merge(part.counter(), part.sums(), ServedSums::plus);
            total = total.plus(part.sums());
        }
        List<OfService> byService = new ArrayList<>();
        services.forEach((id, sums) -> byService.add(new OfService(id, name(id), sums.figures())));
        byService.sort(Comparator.comparingInt((OfService one) -> one.figures().services())
                .reversed());
        List<OfCounter> byCounter = new ArrayList<>();
        counters.forEach((id, sums) -> byCounter.add(new OfCounter(id, label(id), sums.figures())));
        byCounter.sort(Comparator.comparing(OfCounter::counter));
        return new Served(day, total.figures(), byService, byCounter);
    }

    @Override
    public Future<Pauses> pauses(LocalDate day) {
        ZoneId zone = site.get().calendar().zone();
        Instant from = day.atStartOfDay(zone).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
        Instant now = clock.instant();
        return readers.read(connection -> {
            try (Sql db = new Sql(connection)) {
                List<Pause> pauses = db.list(PAUSES, this::pause, from, to, MOST);
                return new Pauses(day, away(pauses, now), pauses, db.list(HELPS, this::help, from, to, MOST));
            }
        });
    }

    private static List<Away> away(List<Pause> pauses, Instant now) {
        Map<CounterId, Away> counters = new LinkedHashMap<>();
        for (Pause one : pauses) {
            Instant end = one.endedAt() == null ? now : one.endedAt();
            long seconds = Math.max(0, Duration.between(one.begunAt(), end).toSeconds());
            counters.merge(
                    one.counterId(),
                    new Away(one.counterId(), one.counter(), 1, seconds),
                    (some, more) -> new Away(
                            some.counterId(),
                            some.counter(),
                            some.times() + more.times(),
                            some.seconds() + more.seconds()));
        }
        return counters.values().stream()
                .sorted(Comparator.comparingLong(Away::seconds).reversed())
                .toList();
    }

    private Pause pause(Row row) throws SQLException {
        CounterId counter = new CounterId(row.text("counter_id"));
        return new Pause(
                counter,
                label(counter),
                person(row.text("person_id")),
                row.text("reason"),
                row.instant("begun_at"),
                row.instantOrNull("expected_at"),
                row.instantOrNull("ended_at"));
    }

    private Help help(Row row) throws SQLException {
        CounterId counter = new CounterId(row.text("counter_id"));
        return new Help(
                counter,
                label(counter),
                person(row.text("person_id")),
                row.text("reason"),
                row.instant("asked_at"),
                person(row.textOrNull("taken_by")),
                row.instantOrNull("taken_at"),
                row.instantOrNull("ended_at"),
                row.textOrNull("outcome"));
    }

    private @Nullable String person(@Nullable String id) {
        return id == null ? null : names.nameOf(new PersonId(id));
    }

    private String label(CounterId id) {
        return site.get().counterLabel(id);
    }

    private Text name(ServiceId id) {
        return site.get().service(id).map(Service::name).orElse(new Text(id.value(), id.value()));
    }
}
