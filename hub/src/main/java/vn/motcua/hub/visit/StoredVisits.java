package vn.motcua.hub.visit;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.WaitKind;
import vn.motcua.core.model.ZoneId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.LedgerRow;
import vn.motcua.hub.ticket.CodeHasher;
import vn.motcua.hub.ticket.Estimate;
import vn.motcua.hub.ticket.Standing;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;
import vn.motcua.hub.ticket.TicketTable;
import vn.motcua.hub.ticket.WaitRange;

/** Visits from the readers' pool, each answer from one snapshot. Any thread. */
public final class StoredVisits implements VisitQueries {
    private static final SqlTexts SQL = VisitLinkProjection.SQL;
    private static final int MAX_NUMBER = 16;
    private final Readers readers;
    private final Supplier<Site> site;
    private final Titles titles;
    private final CodeHasher codes;
    private final LiveWaits waits;
    private final java.time.Clock clock;

    public StoredVisits(
            Readers readers,
            Supplier<Site> site,
            Titles titles,
            CodeHasher codes,
            LiveWaits waits,
            java.time.Clock clock) {
        this.readers = readers;
        this.site = site;
        this.titles = titles;
        this.codes = codes;
        this.waits = waits;
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
                SQL.get("entries"),
                row -> titles.entry(LedgerRow.read(row).recorded(site.get().id())),
                visit,
                visit);
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

    @Override
    public Future<List<PaperRange>> keyedIn(LocalDate day) {
        return read(db -> PaperRanges.of(TicketTable.keyedIn(db, day), site.get()));
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
                ticket.counter(),
                ticket.people(),
                ticket.isKeyedIn() ? "KEYED_IN" : ticket.isWithoutNumber() ? "NO_NUMBER" : "NUMBER");
    }

    private Text serviceName(ServiceId id) {
        return site.get().service(id).map(Service::name).orElse(new Text(id.value(), id.value()));
    }

    /** The wait of one who waits, as the line stands now. Any thread. */
    @FunctionalInterface
    public interface LiveWaits {
        Future<Estimate> of(VisitId visit);
    }

    /** What the store says of a ticket. */
    private record Found(
            Ticket ticket,
            boolean mayRate,
            boolean isRated,
            @Nullable Instant until) {}

    @Override
    public Future<Optional<PhoneView>> phone(TicketCode code) {
        String hash = codes.hash(code);
        Future<Optional<Found>> known = read(db -> {
            Optional<VisitId> visit = TicketTable.byCode(db, hash);
            if (visit.isEmpty()) return Optional.empty();
            Optional<Ticket> ticket = TicketTable.ofVisit(db, visit.get());
            return ticket.isEmpty() ? Optional.empty() : Optional.of(found(db, ticket.get()));
        });
        return known.compose(found -> found.map(this::phone).orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    @Override
    public Future<Optional<PhoneView>> phone(VisitId visit) {
        Future<Optional<Found>> known = read(db -> {
            Optional<Ticket> ticket = TicketTable.ofVisit(db, visit);
            return ticket.isEmpty() ? Optional.empty() : Optional.of(found(db, ticket.get()));
        });
        return known.compose(found -> found.map(this::phone).orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<PhoneView>> phone(Found found) {
        return estimate(found.ticket()).map(estimate -> Optional.of(phone(found, estimate)));
    }

    /** A hub too busy to look ahead still shows the ticket. */
    private Future<Estimate> estimate(Ticket ticket) {
        if (ticket.status() != TicketStatus.WAITING) return Future.succeededFuture(Estimate.unknown(-1));
        return waits.of(ticket.visitId()).otherwise(Estimate.unknown(-1));
    }

    private Found found(Sql db, Ticket ticket) throws SQLException {
        boolean isRated =
                db.first(SQL.get("rated"), row -> true, ticket.visitId()).isPresent();
        @Nullable
        Instant until = db.first(SQL.get("right"), row -> row.instant("phone_until"), ticket.visitId())
                .orElse(null);
        boolean mayRate = !isRated && until != null && !clock.instant().isAfter(until);
        return new Found(ticket, mayRate, isRated, until);
    }

    private PhoneView phone(Found found, Estimate estimate) {
        Ticket ticket = found.ticket();
        Optional<Counter> counter =
                ticket.counter() == null ? Optional.empty() : site.get().counter(ticket.counter());
        return new PhoneView(
                ticket.visitId(),
                ticket.number(),
                ticket.day(),
                ticket.service(),
                serviceName(ticket.service()),
                ticket.status().name(),
                estimate.ahead(),
                estimate.minutes(),
                WaitRange.of(estimate).orElse(null),
                estimate.overBreak(),
                estimate.unserved(),
                counter.map(Counter::label).orElse(null),
                counter.map(Counter::name).orElse(null),
                counter.flatMap(one -> area(one.zone())).orElse(null),
                ticket.calledAt(),
                ticket.times(),
                aside(ticket),
                ticket.isUntouched()
                        && ticket.day().equals(site.get().calendar().businessDay(clock.instant())),
                found.mayRate(),
                found.isRated(),
                found.mayRate() ? found.until() : null);
    }

    private @Nullable Aside aside(Ticket ticket) {
        Standing standing = ticket.standing();
        if (standing == null) return null;
        if (ticket.status() == TicketStatus.REMOTE)
            return new Aside(Aside.Kind.ON_ITS_WAY, null, null, standing.parkedUntil());
        if (standing.kind() == WaitKind.WALK_IN) return null;
        if (ticket.status() == TicketStatus.PARKED)
            return new Aside(Aside.Kind.PUT_ASIDE, null, standing.parked(), standing.parkedUntil());
        Aside.Kind kind = standing.kind() == WaitKind.TRANSFERRED ? Aside.Kind.SENT_ON : Aside.Kind.BACK;
        Optional<Counter> to =
                standing.counter() == null ? Optional.empty() : site.get().counter(standing.counter());
        return new Aside(kind, to.map(Counter::name).orElse(null), null, standing.notBefore());
    }

    private Optional<Text> area(ZoneId id) {
        return site.get().zones().stream()
                .filter(zone -> zone.id().equals(id))
                .map(HallZone::name)
                .findFirst();
    }
}
