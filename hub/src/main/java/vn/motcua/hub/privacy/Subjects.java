package vn.motcua.hub.privacy;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.SubjectRequestAnswered;
import vn.motcua.core.event.SubjectRequestAnswered.Reason;
import vn.motcua.core.event.SubjectRequestReceived;
import vn.motcua.core.event.SubjectRequestReceived.Kind;
import vn.motcua.core.event.SubjectSearched;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Site;
import vn.motcua.hub.counter.PersonNames;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.platform.ledger.SiteWriter;
import vn.motcua.hub.platform.ledger.WriterRows;
import vn.motcua.hub.privacy.SubjectFindings.PieceHeld;
import vn.motcua.hub.privacy.SubjectFindings.VisitHeld;

/** Requests of people concerned as commands of the site's writer, and what is held, from the readers' pool. Any thread. */
public final class Subjects implements SubjectService {
    private static final int OPEN_MAX = 500;
    private static final int ANSWERED_MAX = 100;
    /** A camera saw people before they took a number, and after they were served. */
    private static final Duration AROUND = Duration.ofMinutes(2);

    private final SiteWriter writer;
    private final Readers readers;
    private final Supplier<Site> site;
    private final Desk desk;
    private final PersonNames names;

    /** @param site the one that is decided by */
    public Subjects(SiteWriter writer, Readers readers, Supplier<Site> site, Desk desk, PersonNames names) {
        this.names = names;
        this.writer = writer;
        this.readers = readers;
        this.site = site;
        this.desk = desk;
    }

    @Override
    public Future<Outcome<Taken>> take(RequestId requestId, PersonId person, Kind kind, SubjectRequest.Asked asked) {
        return writer.command(requestId, "TakeSubjectRequest", Taken.class, (now, ids) -> {
            Optional<String> wrong = SubjectRules.wrong(asked, site.get().calendar(), now);
            if (wrong.isPresent()) return Refusals.decision("BAD_REQUEST", wrong.get());
            CounterId counter = asked.counter();
            if (counter != null && site.get().counter(counter).isEmpty()) return Refusals.decision("UNKNOWN_COUNTER");
            Instant due = SubjectRules.due(site.get().calendar(), now);
            String id = ids.next();
            return Decision.accepted(
                    new Taken(id, due),
                    new SubjectRequestReceived(
                            id,
                            kind,
                            asked.day(),
                            plain(asked.number()),
                            asked.from(),
                            asked.until(),
                            counter,
                            person,
                            now,
                            due));
        });
    }

    private static String plain(String number) {
        return number.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    @Override
    public Future<Outcome<SubjectFindings>> search(RequestId requestId, PersonId person, String id) {
        return readers.read(connection -> {
                    try (Sql db = new Sql(connection)) {
                        Optional<SubjectRequest> request = one(db, id);
                        return request.isEmpty()
                                ? Optional.<SubjectFindings>empty()
                                : Optional.of(found(db, request.get()));
                    }
                })
                .compose(found -> found.map(findings -> told(requestId, person, findings))
                        .orElseGet(
                                () -> Future.succeededFuture(Outcome.refused(Refusals.of("UNKNOWN_SUBJECT_REQUEST")))));
    }

    private Future<Outcome<SubjectFindings>> told(RequestId requestId, PersonId person, SubjectFindings findings) {
        String id = findings.id();
        int visits = findings.visits().size();
        int evidence = findings.evidence().size();
        return writer.command(
                        requestId,
                        "SearchSubject",
                        String.class,
                        (now, ids) -> Decision.accepted(id, new SubjectSearched(id, person, now, visits, evidence)))
                .map(outcome -> outcome.match(any -> Outcome.done(findings), Outcome::refused));
    }

    private static SubjectFindings found(Sql db, SubjectRequest request) throws SQLException {
        SubjectRequest.Asked asked = request.asked();
        List<String> ids = asked.number().isEmpty() ? byTime(db, asked) : byNumber(db, asked);
        boolean isCut = ids.size() > SubjectFindings.VISITS_MAX;
        List<VisitHeld> visits = new ArrayList<>();
        for (String visit : ids.subList(0, Math.min(ids.size(), SubjectFindings.VISITS_MAX)))
            db.first(SubjectProjection.SQL.get("visit"), row -> visit(row, facts(db, visit)), visit)
                    .ifPresent(visits::add);
        Set<PieceHeld> pieces = new LinkedHashSet<>();
        Instant from = asked.from();
        Instant until = asked.until();
        if (from != null && until != null) pieces.addAll(pieces(db, from, until));
        else for (VisitHeld visit : visits) pieces.addAll(pieces(db, visit.issuedAt(), ended(visit)));
        isCut |= pieces.size() > SubjectFindings.EVIDENCE_MAX;
        return new SubjectFindings(
                request.id(),
                visits,
                pieces.stream().limit(SubjectFindings.EVIDENCE_MAX).toList(),
                isCut);
    }

    private static Instant ended(VisitHeld visit) {
        Instant ended = visit.endedAt();
        Instant called = visit.calledAt();
        if (ended != null) return ended;
        return called == null ? visit.issuedAt() : called;
    }

    private static List<String> byNumber(Sql db, SubjectRequest.Asked asked) throws SQLException {
        return db.list(
                SubjectProjection.SQL.get("by-number"),
                row -> row.text("visit_id"),
                asked.day(),
                asked.number(),
                asked.day(),
                asked.number());
    }

    private static List<String> byTime(Sql db, SubjectRequest.Asked asked) throws SQLException {
        return db.list(
                SubjectProjection.SQL.get("by-time"),
                row -> row.text("visit_id"),
                asked.day(),
                asked.until(),
                asked.from(),
                asked.counter(),
                asked.counter(),
                SubjectFindings.VISITS_MAX + 1);
    }

    private static Map<String, Long> facts(Sql db, String visit) throws SQLException {
        Map<String, Long> facts = new LinkedHashMap<>();
        db.each(SubjectProjection.SQL.get("facts"), row -> facts.put(row.text("type"), row.number("facts")), visit);
        return facts;
    }

    private static List<PieceHeld> pieces(Sql db, Instant from, Instant until) throws SQLException {
        return db.list(
                SubjectProjection.SQL.get("evidence"),
                PieceHeld::read,
                from.minus(AROUND),
                until.plus(AROUND),
                SubjectFindings.EVIDENCE_MAX + 1);
    }

    private static VisitHeld visit(Row row, Map<String, Long> facts) throws SQLException {
        @Nullable String number = row.textOrNull("text");
        return new VisitHeld(
                row.text("visit_id"),
                number == null ? "" : number,
                row.text("service"),
                row.textOrNull("counter"),
                row.instant("issued_at"),
                row.instantOrNull("called_at"),
                row.instantOrNull("ended_at"),
                facts,
                row.integer("ratings"),
                row.integer("camera_events"),
                row.integer("bookings"),
                row.integer("contacts"));
    }

    private static Optional<SubjectRequest> one(Sql db, String id) throws SQLException {
        return db.first(SubjectProjection.SQL.get("one"), SubjectRequest::read, id);
    }

    @Override
    public Future<Outcome<Taken>> answer(
            RequestId requestId, PersonId person, String id, SubjectRequestAnswered.Outcome outcome, Reason reason) {
        return writer.command(
                requestId,
                "AnswerSubjectRequest",
                Taken.class,
                (now, ids) -> desk.answer(id, outcome, reason, person, now));
    }

    @Override
    public String nameOf(PersonId person) {
        String name = names.nameOf(person);
        return name == null ? "" : name;
    }

    @Override
    public Future<Register> register() {
        return readers.read(connection -> {
            try (Sql db = new Sql(connection)) {
                return new Register(
                        db.list(SubjectProjection.SQL.get("open"), SubjectRequest::read, OPEN_MAX),
                        db.list(SubjectProjection.SQL.get("done"), SubjectRequest::read, ANSWERED_MAX));
            }
        });
    }

    /** The part that looks at the writer's own rows. Writer thread. */
    public static final class Desk extends WriterRows {
        Decision<Taken> answer(
                String id, SubjectRequestAnswered.Outcome outcome, Reason reason, PersonId person, Instant now)
                throws SQLException {
            Sql db = rows();
            Optional<SubjectRequest> known = one(db, id);
            if (known.isEmpty()) return Refusals.decision("UNKNOWN_SUBJECT_REQUEST");
            if (!SubjectRules.isAnswer(outcome, reason)) return Refusals.decision("BAD_REQUEST", "reason");
            Taken taken = new Taken(id, known.get().dueAt());
            Optional<SubjectRequest.Answer> before = known.get().answer();
            if (before.isEmpty())
                return Decision.accepted(taken, new SubjectRequestAnswered(id, outcome, reason, person, now));
            boolean isSame = before.get().outcome() == outcome && before.get().reason() == reason;
            return isSame ? Decision.accepted(taken) : Refusals.decision("ALREADY_ANSWERED");
        }
    }
}
