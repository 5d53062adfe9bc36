package vn.motcua.hub.platform.ledger;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A run of facts of one stream, in order. Answers the last sequence taken. */
final class FactsTask implements WriterTask {
    private final StreamKey key;
    private final List<Incoming> facts;
    private final Answering<Long> answering;
    private final Set<Long> poisoned = new HashSet<>();
    private long reached;
    private long upTo;

    FactsTask(StreamKey key, List<Incoming> facts, Promise<Long> promise, Context context) {
        this.key = key;
        this.facts = List.copyOf(facts);
        this.answering = new Answering<>(promise, context);
    }

    @Override
    public int weight() {
        return facts.size();
    }

    @Override
    public void run(WriterTurn turn, Instant now) throws SQLException {
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
        answering.done(upTo);
    }

    @Override
    public void failed(Throwable cause) {
        answering.failed(cause);
    }
}
