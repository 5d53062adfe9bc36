package vn.motcua.hub.evidence;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.motcua.hub.evidence.EvidenceRefusedException.Reason;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;

/**
 * How long an incident's evidence is kept: by the class of its verdict, and for as long as anybody holds it. What is due then is
 * destroyed by the {@link EvidenceStore}. Blocking; any thread.
 */
public final class EvidenceRetention {
    private static final SqlTexts SQL = SqlTexts.beside(EvidenceRetention.class, "evidence.sql");
    private final Transactions store;
    private final Clock clock;
    private final Retention retention;

    EvidenceRetention(Transactions store, Clock clock, Retention retention) {
        this.store = store;
        this.clock = clock;
        this.retention = retention;
    }

    /** Holds of an incident, those that are over too. */
    public List<Hold> holds(String incident) throws SQLException {
        return store.run(db -> db.list(SQL.get("holds"), Hold::of, incident));
    }

    /** How an incident's evidence is kept; empty while nobody decided. */
    public Optional<RetentionClass> keptAs(String incident) throws SQLException {
        return store.run(db -> db.first(SQL.get("class"), row -> RetentionClass.valueOf(row.text("class")), incident));
    }

    /** Says how long an incident's evidence is kept, from when on. */
    public void classify(String incident, RetentionClass kind, Instant since, Who who) throws SQLException {
        Instant now = clock.instant();
        store.run(db -> {
            db.update(SQL.get("classify"), incident, kind, since.toString());
            return AuditLog.append(db, now, who.deed(AuditAction.CLASSED, incident, null, kind + " " + since));
        });
    }

    /** Gives evidence and words of closed incidents the class of their verdict; of a duplicate that of the other one. */
    public void classifyClosed() throws SQLException {
        List<Closed> closed = store.run(db -> db.list(SQL.get("closed"), Closed::of));
        Who hub = new Who("hub", "HUB", "RETENTION", null);
        for (Closed one : closed) {
            Optional<String> now = store.run(db ->
                    db.first(SQL.get("class"), row -> row.text("class") + " " + row.text("since"), one.incident()));
            if (!now.equals(Optional.of(one.kind() + " " + one.since())))
                classify(one.incident(), one.kind(), one.since(), hub);
        }
    }

    private record Closed(String incident, RetentionClass kind, Instant since) {
        static Closed of(Row row) throws SQLException {
            return new Closed(
                    row.text("incident_id"), RetentionClass.ofVerdict(row.text("verdict")), row.instant("closed_at"));
        }
    }

    /**
     * Holds an incident's evidence, that which is still to come too.
     *
     * @param id minted by who asks: the same one a second time is the same hold
     */
    public Hold hold(String id, String incident, String reason, String authority, Instant until, Who who)
            throws SQLException {
        Hold hold = new Hold(id, incident, reason, authority, until, null, null);
        Instant now = clock.instant();
        return store.run(db -> {
            Optional<Hold> known = db.first(SQL.get("hold-of"), Hold::of, id);
            if (known.isPresent()) return known.get();
            db.update(SQL.get("hold"), id, incident, reason, authority, until.toString());
            String detail = String.join(" | ", id, reason, authority, until.toString());
            AuditLog.append(db, now, who.deed(AuditAction.HELD, incident, null, detail));
            return hold;
        });
    }

    /** The first who asks only asks; another person lifts, and neither is the officer concerned. */
    public Hold.LiftStep lift(String holdId, Who who) throws SQLException, EvidenceRefusedException {
        Instant now = clock.instant();
        // Who was on duty never changes: no need to ask in the transaction that lifts.
        boolean isOwn = store.run(db -> db.first(SQL.get("hold-concerns"), row -> true, holdId, who.person()))
                .isPresent();
        if (isOwn) throw new EvidenceRefusedException(Reason.OWN);
        Optional<Hold.LiftStep> step = store.run(db -> {
            Optional<Hold> hold = db.first(SQL.get("hold-of"), Hold::of, holdId);
            return hold.isEmpty() ? Optional.empty() : Optional.of(lift(db, hold.get(), who, now));
        });
        return step.orElseThrow(() -> new EvidenceRefusedException(Reason.UNKNOWN));
    }

    private static Hold.LiftStep lift(Sql db, Hold hold, Who who, Instant now) throws SQLException {
        Hold.LiftStep step = hold.lift(who.person(), now);
        if (step == Hold.LiftStep.ASKED) {
            db.update(SQL.get("ask-lift"), who.person(), hold.id());
            AuditLog.append(db, now, who.deed(AuditAction.LIFT_ASKED, hold.incident(), null, hold.id()));
        } else if (step == Hold.LiftStep.LIFTED) {
            db.update(SQL.get("lift"), now.toString(), hold.id());
            AuditLog.append(db, now, who.deed(AuditAction.LIFTED, hold.incident(), null, hold.id()));
        }
        return step;
    }

    /** Looked at again in the transaction that decides it: a hold of this very second counts. */
    boolean buryIfDue(Sql db, String id, Instant now) throws SQLException {
        Optional<StoredItem> item = db.first(SQL.get("item"), StoredItem::of, id);
        if (item.isEmpty()) return false;
        if (!isDue(db, retention, item.get().item().incident(), now)) return false;
        db.update(SQL.get("deleted"), id);
        String why = retention.law() + " | " + item.get().cipherSha256();
        AuditLog.append(db, now, EvidenceStore.own(AuditAction.DELETED, item.get(), why));
        return true;
    }

    /**
     * Whether nothing of that incident is kept any longer: its class has run out and nobody holds it. Of a duplicate nothing goes while
     * the other one is held or looked into again: both are evidence of the same thing.
     */
    static boolean isDue(Sql db, Retention retention, String incident, Instant now) throws SQLException {
        for (Hold hold : db.list(SQL.get("holds-over"), Hold::of, incident)) if (hold.holdsAt(now)) return false;
        Optional<Instant> due = db.first(
                SQL.get("class"),
                row -> retention.due(RetentionClass.valueOf(row.text("class")), row.instant("since")),
                incident);
        return due.isPresent() && !now.isBefore(due.get());
    }
}
