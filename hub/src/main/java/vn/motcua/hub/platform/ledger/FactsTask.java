package vn.motcua.hub.platform.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A run of facts of one stream, in order, or a part of a run. The last part answers the last sequence taken. It is taken only when
 * what the stream has before it is in the ledger: what follows a run that failed must fail too, or the run would count as missing.
 */
final class FactsTask implements WriterTask {
    private final StreamKey key;
    private final long before;
    private final List<Incoming> facts;
    private final Answering<Long> answering;
    private final boolean isLast;
    private final Set<Long> poisoned = new HashSet<>();
    private long reached;
    private long upTo;
    private boolean isTooEarly;

    /**
     * @param before the sequence the stream must have reached
     * @param isLast whether it is this part that answers
     */
    FactsTask(StreamKey key, long before, List<Incoming> facts, Answering<Long> answering, boolean isLast) {
        this.key = key;
        this.before = before;
        this.facts = List.copyOf(facts);
        this.answering = answering;
        this.isLast = isLast;
    }

    StreamKey key() {
        return key;
    }

    @Override
    public int weight() {
        return facts.size();
    }

    @Override
    public void run(WriterTurn turn, Instant now) throws SQLException {
        isTooEarly = turn.ledger.cursor(key) < before;
        if (isTooEarly) return;
        for (Incoming fact : facts) {
            reached = fact.sequence();
            turn.ingest.take(key, fact, poisoned, now, turn::add);
        }
        upTo = turn.ledger.cursor(key);
    }

    @Override
    public boolean canYield() {
        return poisoned.add(reached);
    }

    @Override
    public void committed() {
        if (isTooEarly) failed(new RetryLaterException("what comes before these facts was not taken"));
        else if (isLast) answering.done(upTo);
    }

    @Override
    public void failed(Throwable cause) {
        answering.failed(cause);
    }
}
