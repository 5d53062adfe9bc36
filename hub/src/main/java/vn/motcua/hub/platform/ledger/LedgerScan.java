package vn.motcua.hub.platform.ledger;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.SiteId;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;

/** Reads a whole ledger once, checking its chain, and hands each event on. One thread. */
public final class LedgerScan {
    private static final SqlTexts SQL = SqlTexts.beside(LedgerScan.class, "verify.sql");
    private final Sql db;
    private final SiteId site;
    private final HashChain chain = new HashChain();
    private byte[] hash = HashChain.START;
    private long position;
    private long events;
    private boolean broken;

    public LedgerScan(Sql db, SiteId site) {
        this.db = db;
        this.site = site;
    }

    /** Takes an event of the ledger. */
    @FunctionalInterface
    public interface Taker {
        void take(Recorded recorded) throws SQLException;
    }

    public long events() {
        return events;
    }

    public long position() {
        return position;
    }

    /** Stops handing on at the first bad row; false if there was one. */
    public boolean replay(List<StoreProblem> problems, Taker taker) throws SQLException {
        db.each(Ledger.SQL.get("all"), row -> {
            if (!broken) check(row, problems, taker);
        });
        return !broken;
    }

    private void check(Row row, List<StoreProblem> problems, Taker taker) throws SQLException {
        long found = row.number("position");
        String item = "ledger position " + found;
        if (found != position + 1) {
            stop(problems, "HASH", item, "follows position " + position);
            return;
        }
        byte[] next;
        Recorded recorded;
        try {
            LedgerRow stored = LedgerRow.read(row);
            next = chain.next(hash, stored);
            if (!Arrays.equals(next, row.bytes("hash"))) {
                stop(problems, "HASH", item, stored.type() + " " + stored.eventId() + ": its hash does not fit");
                return;
            }
            recorded = stored.recorded(site);
        } catch (SQLException | RuntimeException unreadable) {
            stop(problems, "READABLE", item, String.valueOf(unreadable.getMessage()));
            return;
        }
        position = found;
        hash = next;
        events++;
        taker.take(recorded);
    }

    private void stop(List<StoreProblem> problems, String check, String item, String detail) {
        broken = true;
        problems.add(new StoreProblem(check, item, detail));
    }

    /** Every sequence of every stream is in the ledger, or noted as skipped with a reason; none beyond its cursor. */
    public void sequences(List<StoreProblem> problems) throws SQLException {
        Map<String, Long> reached = new HashMap<>();
        db.each(SQL.get("slots"), row -> {
            String stream = name(row);
            long from = row.number("from_sequence");
            long due = reached.getOrDefault(stream, 0L) + 1;
            if (from != due)
                problems.add(new StoreProblem("SEQUENCE", stream + " " + from, "where " + due + " is due"));
            reached.put(stream, row.number("to_sequence"));
        });
        db.each(SQL.get("cursors"), row -> {
            String stream = name(row);
            Long last = reached.remove(stream);
            if (last == null || last != row.number("sequence"))
                problems.add(problem(stream, "cursor at " + row.number("sequence") + ", last event " + last));
        });
        reached.forEach((stream, last) -> problems.add(problem(stream, "no cursor, last event " + last)));
    }

    private static StoreProblem problem(String stream, String detail) {
        return new StoreProblem("SEQUENCE", stream, detail);
    }

    private static String name(Row row) throws SQLException {
        @Nullable String source = row.text("source");
        return source + " " + row.text("stream") + " " + row.number("epoch");
    }
}
