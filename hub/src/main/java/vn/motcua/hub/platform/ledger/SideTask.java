package vn.motcua.hub.platform.ledger;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.hub.platform.database.SqlWork;

/** Rows beside the ledger, in the writer's turn; its own failure undoes it alone. */
final class SideTask<T> implements WriterTask {
    private final SqlWork<T> work;
    private final Answering<T> answering;
    private @Nullable T result;
    private @Nullable Exception failure;

    SideTask(SqlWork<T> work, Promise<T> promise, Context context) {
        this.work = work;
        this.answering = new Answering<>(promise, context);
    }

    @Override
    public void run(WriterTurn turn, Instant now) throws SQLException {
        failure = null;
        turn.ledger.writeRows();
        java.sql.Connection connection = turn.ledger.db().connection();
        Savepoint before = connection.setSavepoint();
        try {
            result = work.run(connection);
        } catch (SQLException | RuntimeException e) {
            failure = e;
            connection.rollback(before);
        }
        connection.releaseSavepoint(before);
    }

    @Override
    @SuppressWarnings("NullAway") // null is a fine result for a caller whose T is Void
    public void committed() {
        if (failure == null) answering.done(result);
        else answering.failed(failure);
    }

    @Override
    public void failed(Throwable cause) {
        answering.failed(cause);
    }
}
