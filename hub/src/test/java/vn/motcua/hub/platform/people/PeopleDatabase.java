package vn.motcua.hub.platform.people;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import vn.motcua.hub.platform.database.HubDatabase;
import vn.motcua.hub.platform.database.SqlWork;

/** A real SQLite file with this package's tables; one connection, work undone when it throws. */
public final class PeopleDatabase implements HubDatabase, AutoCloseable {
    private final Vertx vertx;
    private final Connection connection;

    public PeopleDatabase(Vertx vertx, Path file) throws SQLException {
        this.vertx = vertx;
        String url = "jdbc:sqlite:" + file;
        Flyway.configure()
                .dataSource(url, "", "")
                .locations("classpath:vn/motcua/hub/db/migration")
                .load()
                .migrate();
        this.connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
    }

    @Override
    public <T> Future<T> read(SqlWork<T> work) {
        return write(work);
    }

    @Override
    public <T> Future<T> write(SqlWork<T> work) {
        return vertx.executeBlocking(() -> inTransaction(work), true);
    }

    private synchronized <T> T inTransaction(SqlWork<T> work) throws SQLException {
        try {
            T result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}
