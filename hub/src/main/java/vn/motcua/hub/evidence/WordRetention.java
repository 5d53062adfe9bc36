package vn.motcua.hub.evidence;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;

/**
 * Destroys what people wrote about incidents when its time is over: reports, notes, statements and reasons are kept as long as the
 * evidence of their incident. Blocking; any thread, one at a time.
 */
public final class WordRetention {
    private static final SqlTexts SQL = SqlTexts.beside(WordRetention.class, "evidence.sql");
    private final SealedWords words;
    private final Transactions store;
    private final Clock clock;
    private final Retention retention;

    public WordRetention(SealedWords words, Transactions store, Clock clock, Retention retention) {
        this.words = words;
        this.store = store;
        this.clock = clock;
        this.retention = retention;
    }

    /**
     * Destroys what is due and held by nobody, and finishes what an earlier run was stopped in.
     *
     * @return how many words were destroyed
     */
    public synchronized int destroyDue() throws IOException, SQLException {
        List<String> ids = store.run(db -> db.list(SQL.get("live-words"), row -> row.text("text_id")));
        int destroyed = 0;
        for (String id : ids) {
            // The row goes first: were it the key, a hold set in this very second would find words that cannot be read.
            if (!store.run(db -> buryIfDue(db, id, clock.instant()))) continue;
            words.destroyKey(id);
            destroyed++;
        }
        sweep();
        return destroyed;
    }

    private boolean buryIfDue(Sql db, String id, Instant now) throws SQLException {
        Optional<Live> live = db.first(SQL.get("live-word"), Live::of, id);
        if (live.isEmpty() || !EvidenceRetention.isDue(db, retention, live.get().incident(), now)) return false;
        db.update(SQL.get("bury-word"), now, id);
        String why = retention.law() + " | " + Digests.sha256(live.get().sealed());
        AuditLog.append(
                db,
                now,
                new AuditEntry.Deed(
                        "hub", "HUB", AuditAction.WORDS_DESTROYED, live.get().incident(), id, null, null, why));
        return true;
    }

    private record Live(String incident, byte[] sealed) {
        static Live of(Row row) throws SQLException {
            return new Live(row.text("incident_id"), row.bytes("sealed"));
        }
    }

    /** Keys of rows that say "destroyed". A key without a row may belong to words that are being written just now, and stays. */
    private void sweep() throws IOException, SQLException {
        List<String> there = words.ids();
        List<String> left = store.run(db -> {
            List<String> gone = new ArrayList<>();
            for (String id : there) gone.addAll(db.list(SQL.get("destroyed-word"), row -> row.text("text_id"), id));
            return gone;
        });
        for (String id : left) words.destroyKey(id);
    }
}
