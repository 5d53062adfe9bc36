package vn.motcua.hub.evidence;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.motcua.hub.platform.database.HubDatabase;
import vn.motcua.hub.platform.database.Sql;

/** Each transaction is a turn of the site's one writer. */
public record WriterTransactions(HubDatabase database) implements Transactions {
    private static final long WAIT_S = 30;

    @Override
    public <T> T run(Work<T> work) throws SQLException {
        try {
            return database.write(connection -> {
                        try (Sql db = new Sql(connection)) {
                            return work.run(db);
                        }
                    })
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(WAIT_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new SQLException("evidence: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new SQLException("evidence: the store's writer gave no turn within " + WAIT_S + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("evidence: interrupted", e);
        }
    }
}
