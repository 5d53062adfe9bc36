package vn.motcua.hub.ticket;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.event.VisitTransferred;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.WaitKind;
import vn.motcua.core.model.ZoneId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;

/** Tickets as rows. Whose connection, the caller knows. */
public final class TicketTable {
    static final SqlTexts SQL = SqlTexts.beside(TicketTable.class, "ticket.sql");
    private static final String SAVE = SQL.get("save");

    private TicketTable() {}

    static void save(Sql db, Ticket ticket) throws SQLException {
        Standing standing = ticket.standing();
        db.update(
                SAVE,
                ticket.visitId(),
                ticket.requestId(),
                ticket.day(),
                ticket.number().series(),
                ticket.number().value(),
                ticket.number().text(),
                ticket.hubValue(),
                ticket.service(),
                ticket.priority(),
                ticket.locale(),
                ticket.codeHash(),
                ticket.agent(),
                ticket.kiosk(),
                ticket.issuedAt(),
                ticket.storedAt(),
                ticket.status(),
                ticket.counter(),
                ticket.zone(),
                ticket.calledAt(),
                ticket.times(),
                ticket.announcement(),
                ticket.endedAt(),
                ticket.paper(),
                ticket.attempts(),
                standing == null ? null : standing.kind(),
                standing == null ? null : standing.since(),
                standing == null ? null : standing.counter(),
                standing == null ? null : standing.person(),
                standing == null ? null : standing.first(),
                standing == null ? null : standing.notBefore(),
                standing == null ? null : standing.backService(),
                standing == null ? null : standing.backCounter(),
                standing == null ? null : standing.parked(),
                standing == null ? null : standing.parkedUntil(),
                standing == null ? null : standing.movedAt(),
                ticket.people(),
                ticket.party().company(),
                stages(ticket),
                standing == null || standing.waysAfter().isEmpty() ? null : Json.write(standing.waysAfter()),
                ticket.askedFor().equals(ticket.service()) ? null : ticket.askedFor());
    }

    private static @Nullable String stages(Ticket ticket) {
        List<ServiceId> done = ticket.party().done();
        return done.isEmpty()
                ? null
                : String.join(",", done.stream().map(ServiceId::value).toList());
    }

    private static Party party(Row row) throws SQLException {
        String stages = row.textOrNull("stages");
        List<ServiceId> done = stages == null
                ? List.of()
                : Stream.of(stages.split(",")).map(ServiceId::new).toList();
        return new Party(row.integer("people"), row.textOrNull("company"), done);
    }

    static void saveAliases(Sql db, Ticket ticket) throws SQLException {
        db.update(SQL.get("delete-aliases"), ticket.visitId());
        int ordinal = 0;
        for (TicketNumber alias : ticket.aliases()) {
            db.update(
                    SQL.get("save-alias"),
                    ticket.visitId(),
                    ticket.day(),
                    alias.series(),
                    alias.value(),
                    alias.text(),
                    ordinal++);
        }
    }

    public static List<Ticket> ofDay(Sql db, LocalDate day) throws SQLException {
        Map<String, List<TicketNumber>> aliases = new HashMap<>();
        db.each(
                SQL.get("aliases-of-day"),
                row -> aliases.computeIfAbsent(row.text("visit_id"), key -> new ArrayList<>())
                        .add(number(row)),
                day);
        return db.list(SQL.get("of-day"), row -> read(row, aliases.getOrDefault(row.text("visit_id"), List.of())), day);
    }

    /** Visits of a day after one, in the order of their ids, which is that of their beginning. */
    public static List<Ticket> page(Sql db, LocalDate day, String after, int limit) throws SQLException {
        Map<String, List<TicketNumber>> aliases = new HashMap<>();
        db.each(
                SQL.get("aliases-of-page"),
                row -> aliases.computeIfAbsent(row.text("visit_id"), key -> new ArrayList<>())
                        .add(number(row)),
                day,
                after,
                limit);
        return db.list(
                SQL.get("page-of-day"),
                row -> read(row, aliases.getOrDefault(row.text("visit_id"), List.of())),
                day,
                after,
                limit);
    }

    /** Paper numbers of a day that were keyed in and still count, in the order of their numbers. */
    public static List<Ticket> keyedIn(Sql db, LocalDate day) throws SQLException {
        return db.list(SQL.get("keyed-in"), row -> read(row, List.of()), day, Ticket.BY_HAND).stream()
                .filter(Ticket::countsAsKeyedIn)
                .toList();
    }

    /** Visits that bear or bore a number, paper or alias, as people write it. */
    public static List<VisitId> byNumber(Sql db, LocalDate day, String number) throws SQLException {
        return db.list(SQL.get("by-number"), row -> new VisitId(row.text("visit_id")), day, number, day, number);
    }

    public static Optional<VisitId> byCode(Sql db, String codeHash) throws SQLException {
        return db.first(SQL.get("by-code"), row -> new VisitId(row.text("visit_id")), codeHash);
    }

    public static Optional<Ticket> ofVisit(Sql db, VisitId visit) throws SQLException {
        List<TicketNumber> aliases = db.list(SQL.get("aliases-of-visit"), TicketTable::number, visit);
        return db.first(SQL.get("of-visit"), row -> read(row, aliases), visit);
    }

    private static TicketNumber number(Row row) throws SQLException {
        return new TicketNumber(new SeriesId(row.text("series")), row.integer("value"), row.text("text"));
    }

    private static Ticket read(Row row, List<TicketNumber> aliases) throws SQLException {
        Instant stored = row.instantOrNull("stored_at");
        return new Ticket(
                new VisitId(row.text("visit_id")),
                new RequestId(row.text("request_id")),
                row.day("business_day"),
                number(row),
                aliases,
                row.integerOrNull("hub_value"),
                new ServiceId(row.text("service")),
                new Priority(row.text("priority")),
                Text.Locale.valueOf(row.text("locale")),
                row.text("code_hash"),
                row.orNull("agent", AgentId::new),
                row.text("kiosk"),
                row.instant("issued_at"),
                stored,
                TicketStatus.valueOf(row.text("status")),
                row.orNull("counter", CounterId::new),
                row.orNull("zone", ZoneId::new),
                row.instantOrNull("called_at"),
                row.integer("times"),
                row.orNull("announcement_id", AnnouncementId::new),
                row.instantOrNull("ended_at"),
                row.text("paper"),
                row.integer("attempts"),
                new ServiceId(Objects.requireNonNullElse(row.textOrNull("asked_for"), row.text("service"))),
                standing(row),
                party(row));
    }

    private static @Nullable Standing standing(Row row) throws SQLException {
        WaitKind kind = row.orNull("kind", WaitKind::valueOf);
        if (kind == null) return null;
        return new Standing(
                kind,
                row.instant("since"),
                row.orNull("held_counter", CounterId::new),
                row.orNull("held_person", PersonId::new),
                row.integer("put_first") == 1,
                row.instantOrNull("not_before"),
                row.orNull("back_service", ServiceId::new),
                row.orNull("back_counter", CounterId::new),
                row.orNull("park_reason", VisitParked.Reason::valueOf),
                row.instantOrNull("park_until"),
                row.instant("moved_at"),
                ways(row));
    }

    private static List<VisitTransferred.Way> ways(Row row) throws SQLException {
        String text = row.textOrNull("ways_after");
        return text == null ? List.of() : List.of(Json.read(text, VisitTransferred.Way[].class));
    }
}
