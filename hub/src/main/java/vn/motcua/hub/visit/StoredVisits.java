package vn.motcua.hub.visit;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.ZoneId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.LedgerRow;
import vn.motcua.hub.ticket.CodeHasher;
import vn.motcua.hub.ticket.Estimate;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;
import vn.motcua.hub.ticket.TicketTable;
import vn.motcua.hub.ticket.WaitRange;

/** Visits from the readers' pool, each answer from one snapshot. Any thread. */
public final class StoredVisits implements VisitQueries {
    private static final SqlTexts SQL = VisitLinkProjection.SQL;
    private static final int MAX_NUMBER = 16;
    private final Readers readers;
    private final Site site;
    private final Titles titles;
    private final CodeHasher codes;
    private final java.time.Clock clock;

    public StoredVisits(Readers readers, Site site, Titles titles, CodeHasher codes, java.time.Clock clock) {
        this.readers = readers;
        this.site = site;
        this.titles = titles;
        this.codes = codes;
        this.clock = clock;
    }

    /** Reading rows. */
    @FunctionalInterface
    private interface Read<T> {
        T run(Sql db) throws SQLException;
    }

    private <T> Future<T> read(Read<T> read) {
        return readers.read(connection -> {
            try (Sql db = new Sql(connection)) {
                return read.run(db);
            }
        });
    }

    @Override
    public Future<Optional<Timeline>> timeline(VisitId visit) {
        return read(db -> {
            Optional<Ticket> ticket = TicketTable.ofVisit(db, visit);
            if (ticket.isEmpty()) return Optional.empty();
            return Optional.of(new Timeline(summary(ticket.get()), entries(db, visit)));
        });
    }

    private List<Entry> entries(Sql db, VisitId visit) throws SQLException {
        return db.list(
                SQL.get("entries"), row -> titles.entry(LedgerRow.read(row).recorded(site.id())), visit, visit);
    }

    /** The topic {@code visit:<visitId>}; any other kept on demand begins empty. */
    public Future<Map<String, JsonNode>> topic(String topic) {
        if (!topic.startsWith("visit:")) return Future.succeededFuture(Map.of());
        String id = topic.substring(topic.indexOf(':') + 1);
        return read(db -> {
            Map<String, JsonNode> keys = new LinkedHashMap<>();
            for (Entry entry : entries(db, new VisitId(id))) keys.put("entry:" + entry.position(), Json.tree(entry));
            return keys;
        });
    }

    @Override
    public Future<List<VisitSummary>> find(LocalDate day, String number) {
        String plain = number.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (plain.isEmpty() || plain.length() > MAX_NUMBER) return Future.succeededFuture(List.of());
        return read(db -> {
            List<VisitSummary> found = new ArrayList<>();
            for (VisitId visit : TicketTable.byNumber(db, day, plain))
                TicketTable.ofVisit(db, visit).ifPresent(ticket -> found.add(summary(ticket)));
            found.sort(Comparator.comparing(VisitSummary::issuedAt).reversed());
            return found;
        });
    }

    @Override
    public Future<List<VisitSummary>> ofDay(LocalDate day, @Nullable VisitId after, int limit) {
        return read(
                db -> TicketTable.page(db, day, after == null ? "" : after.value(), Math.min(limit, PAGE_MAX)).stream()
                        .map(this::summary)
                        .toList());
    }

    private VisitSummary summary(Ticket ticket) {
        return new VisitSummary(
                ticket.visitId(),
                ticket.number(),
                ticket.aliases(),
                ticket.day(),
                ticket.service(),
                serviceName(ticket.service()),
                ticket.priority(),
                ticket.status().name(),
                ticket.paper(),
                ticket.issuedAt(),
                ticket.calledAt(),
                ticket.endedAt(),
                ticket.counter());
    }

    private Text serviceName(ServiceId id) {
        return site.service(id).map(Service::name).orElse(new Text(id.value(), id.value()));
    }

    @Override
    public Future<Optional<PhoneView>> phone(TicketCode code) {
        String hash = codes.hash(code);
        return read(db -> {
            Optional<VisitId> visit = TicketTable.byCode(db, hash);
            if (visit.isEmpty()) return Optional.empty();
            Optional<Ticket> ticket = TicketTable.ofVisit(db, visit.get());
            return ticket.isEmpty() ? Optional.empty() : Optional.of(phone(db, ticket.get()));
        });
    }

    private PhoneView phone(Sql db, Ticket ticket) throws SQLException {
        Optional<Estimate> estimate = estimate(db, ticket);
        Optional<Counter> counter = ticket.counter() == null ? Optional.empty() : site.counter(ticket.counter());
        boolean isRated =
                db.first(SQL.get("rated"), row -> true, ticket.visitId()).isPresent();
        @Nullable
        Instant until = db.first(SQL.get("right"), row -> row.instant("phone_until"), ticket.visitId())
                .orElse(null);
        boolean mayRate = !isRated && until != null && !clock.instant().isAfter(until);
        int minutes = estimate.map(Estimate::minutes).orElse(Estimate.UNKNOWN);
        return new PhoneView(
                ticket.visitId(),
                ticket.number(),
                ticket.day(),
                serviceName(ticket.service()),
                ticket.status().name(),
                estimate.map(Estimate::ahead).orElse(-1),
                minutes,
                minutes == Estimate.UNKNOWN ? null : WaitRange.around(minutes),
                counter.map(Counter::label).orElse(null),
                counter.map(Counter::name).orElse(null),
                counter.flatMap(one -> area(one.zone())).orElse(null),
                ticket.calledAt(),
                ticket.times(),
                ticket.isUntouched() && ticket.day().equals(site.calendar().businessDay(clock.instant())),
                mayRate,
                isRated,
                mayRate ? until : null);
    }

    private Optional<Text> area(ZoneId id) {
        return site.zones().stream()
                .filter(zone -> zone.id().equals(id))
                .map(HallZone::name)
                .findFirst();
    }

    private Optional<Estimate> estimate(Sql db, Ticket ticket) throws SQLException {
        Optional<Service> service = site.service(ticket.service());
        if (ticket.status() != TicketStatus.WAITING || service.isEmpty()) return Optional.empty();
        Set<String> open = new HashSet<>(db.list(SQL.get("open-counters"), row -> row.text("counter_id")));
        int counters = (int) site.counters().stream()
                .filter(counter -> open.contains(counter.id().value()))
                .filter(counter -> counter.services().contains(ticket.service()))
                .count();
        return Optional.of(Estimate.of(TicketTable.waiting(db, ticket.day()), ticket, service.get(), counters));
    }
}
