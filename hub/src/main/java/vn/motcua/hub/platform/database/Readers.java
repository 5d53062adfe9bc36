package vn.motcua.hub.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.sql.Connection;
import org.sqlite.SQLiteDataSource;

/** A few read-only connections on worker threads: a slow report never waits for the writer, nor the writer for it. Any thread. */
public final class Readers {
    private static final int CONNECTIONS = 4;
    private static final long WAIT_MS = 10_000;
    private final HikariDataSource pool;
    private final WorkerExecutor workers;

    public Readers(Vertx vertx, Path file) {
        this.pool = new HikariDataSource(config(file));
        this.workers =
                vertx.createSharedWorkerExecutor("motcua-hub-readers-" + System.identityHashCode(pool), CONNECTIONS);
    }

    private static HikariConfig config(Path file) {
        SQLiteDataSource source = new SQLiteDataSource(HubFile.readerConfig());
        source.setUrl(HubFile.url(file));
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName("motcua-hub-readers");
        config.setReadOnly(true);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MS);
        return config;
    }

    /** Each read sees one snapshot of everything committed before it began. */
    public <T> Future<T> read(SqlWork<T> work) {
        return workers.executeBlocking(() -> run(work), false);
    }

    private <T> T run(SqlWork<T> work) throws Exception {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return work.run(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    public Future<Void> close() {
        return workers.close().onComplete(done -> pool.close());
    }
}
