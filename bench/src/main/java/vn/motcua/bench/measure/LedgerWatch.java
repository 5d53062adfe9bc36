package vn.motcua.bench.measure;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import vn.motcua.core.wire.Json;

/**
 * Sees sightings as they come to stand in a hub's ledger, by looking into its store every two milliseconds: what it sees is committed and
 * lasts. It only reads, and holds up no writer.
 */
final class LedgerWatch implements AutoCloseable {
    private static final long LOOK_MS = 2;

    private final Connection store;
    private final Thread thread = new Thread(this::look, "ledger-watch");
    private final Map<String, Promise<Void>> awaited = new ConcurrentHashMap<>();
    private final List<String> rows = new ArrayList<>();
    private volatile boolean isOver;
    private long position;

    private LedgerWatch(Connection store) {
        this.store = store;
    }

    static LedgerWatch start(Path store) throws SQLException {
        LedgerWatch watch = new LedgerWatch(DriverManager.getConnection("jdbc:sqlite:file:" + store + "?mode=ro"));
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** Completes when the first sighting of this region or rule is stored. */
    Future<Void> stored(String key) {
        Promise<Void> promise = Promise.promise();
        awaited.put(key, promise);
        return promise.future();
    }

    /** Each sighting as it stands in the ledger, those that nobody waited for included. After {@link #close}. */
    List<String> rows() {
        return List.copyOf(rows);
    }

    private void look() {
        String sql =
                "SELECT position, data FROM ledger WHERE position > ? AND type = 'CameraSighting' ORDER BY position";
        try (PreparedStatement select = store.prepareStatement(sql)) {
            while (!isOver) {
                select.setLong(1, position);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) saw(found.getLong(1), found.getString(2));
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            }
        } catch (SQLException e) {
            awaited.values().forEach(one -> one.tryFail(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void saw(long at, String data) {
        position = at;
        rows.add(data);
        Promise<Void> promise =
                awaited.remove(Json.parseObject(data).path("key").asText());
        if (promise != null) promise.complete();
    }

    @Override
    public void close() throws SQLException {
        isOver = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }
}
