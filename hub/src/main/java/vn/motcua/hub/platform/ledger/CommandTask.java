package vn.motcua.hub.platform.ledger;

import io.vertx.core.Promise;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.database.SqlTexts;

/** A command: decided once per request id, its answer kept in the same transaction (I4). */
final class CommandTask<T> implements WriterTask {
    private static final SqlTexts SQL = Ledger.SQL;
    private static final String ANSWER = SQL.get("answer");
    private static final String SAVE_ANSWER = SQL.get("save-answer");
    /** Refusals that pass by themselves: asking again with the same request id may be answered otherwise. */
    private static final Set<String> PASSING = Set.of("RECOVERING", "NOT_CALLABLE_YET", "AGENT_OFFLINE");

    private final @Nullable RequestId requestId;
    private final String name;
    private final Class<T> type;
    private final Decider<T> decider;
    private final Answering<Outcome<T>> answering;
    private @Nullable Outcome<T> outcome;

    CommandTask(
            @Nullable RequestId requestId,
            String name,
            Class<T> type,
            Decider<T> decider,
            Promise<Outcome<T>> promise,
            io.vertx.core.Context context) {
        this.requestId = requestId;
        this.name = name;
        this.type = type;
        this.decider = decider;
        this.answering = new Answering<>(promise, context);
    }

    @Override
    public void run(WriterTurn turn, Instant now) throws SQLException {
        Optional<Outcome<T>> earlier = requestId == null ? Optional.empty() : earlier(turn, requestId);
        outcome = earlier.isPresent() ? earlier.get() : decide(turn, now);
    }

    private Optional<Outcome<T>> earlier(WriterTurn turn, RequestId id) throws SQLException {
        return turn.ledger
                .db()
                .first(
                        ANSWER,
                        row -> {
                            if (!row.text("name").equals(name))
                                return Outcome.<T>refused(Refusals.of("REQUEST_REUSED"));
                            String answer = row.text("answer");
                            return row.integer("ok") == 1
                                    ? Outcome.done(Json.read(answer, type))
                                    : Outcome.<T>refused(Json.read(answer, Requests.Refusal.class));
                        },
                        id);
    }

    private Outcome<T> decide(WriterTurn turn, Instant now) throws SQLException {
        turn.ledger.writeRows();
        Decision<T> decision = decider.decide(now, turn.ids);
        if (decision instanceof Decision.Accepted<T> accepted) {
            turn.decide(accepted.events(), now);
            keep(turn, true, accepted.answer(), now);
            return Outcome.done(accepted.answer());
        }
        Requests.Refusal refusal = ((Decision.Refused<T>) decision).refusal();
        if (!PASSING.contains(refusal.code())) keep(turn, false, refusal, now);
        return Outcome.refused(refusal);
    }

    private void keep(WriterTurn turn, boolean ok, Object answer, Instant now) throws SQLException {
        if (requestId != null) turn.ledger.db().update(SAVE_ANSWER, requestId, name, ok, Json.write(answer), now);
    }

    @Override
    public void committed() {
        if (outcome != null) answering.done(outcome);
    }

    @Override
    public void failed(Throwable cause) {
        answering.failed(cause);
    }
}
