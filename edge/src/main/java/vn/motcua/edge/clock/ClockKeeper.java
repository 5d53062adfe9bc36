package vn.motcua.edge.clock;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.ClockConfirmed;
import vn.motcua.core.event.ClockSuspected;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.store.AgentStore;

/** Keeps the clock's memory in the store and records its doubts. Event loop only. */
public final class ClockKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ClockKeeper.class);
    private static final String KEY = "clock";
    private static final long CHECK_MS = 5_000;
    private static final int STORE_EVERY = 6;

    private final Vertx vertx;
    private final AgentStore store;
    private final AgentClock clock;
    private final Runnable onDoubt;
    private long timer = -1;
    private int ticks;

    /** @param onDoubt called when the clock becomes suspect or is confirmed */
    public ClockKeeper(Vertx vertx, AgentStore store, AgentClock clock, Runnable onDoubt) {
        this.vertx = vertx;
        this.store = store;
        this.clock = clock;
        this.onDoubt = onDoubt;
    }

    /** What the last run left; a broken value counts as none. */
    public static Future<Optional<ClockMemory>> load(AgentStore store) {
        return store.read(tx -> tx.keyValues().get(KEY).map(ClockKeeper::parse));
    }

    private static @Nullable ClockMemory parse(String text) {
        try {
            return Json.read(text, ClockMemory.class);
        } catch (WireException e) {
            LOG.warn("the stored time cannot be read: {}", e.getMessage());
            return null;
        }
    }

    public Future<Void> start() {
        timer = vertx.setPeriodic(CHECK_MS, id -> tick());
        return clock.isSuspect() ? recordDoubt() : remember();
    }

    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        return remember();
    }

    /** Staff confirmed the date on screen. */
    public Future<Instant> confirm(LocalDate day, ZoneId zone) {
        Instant at = clock.confirm(day, zone);
        LOG.info("staff confirmed the date {}; it is {}", day, at);
        return store.append(new ClockConfirmed(day, at))
                .compose(stored -> remember())
                .onComplete(done -> onDoubt.run())
                .map(at);
    }

    private void tick() {
        if (clock.check()) recordDoubt().onFailure(e -> LOG.warn("doubt about the clock not recorded", e));
        if (++ticks % STORE_EVERY == 0) remember().onFailure(e -> LOG.warn("time not stored: {}", e.toString()));
    }

    private Future<Void> recordDoubt() {
        Instant wall = clock.wall();
        Instant known = clock.now();
        LOG.warn(
                "the clock says {}, known already was {}: offline issue waits until staff confirm the date",
                wall,
                known);
        onDoubt.run();
        return store.append(new ClockSuspected(wall, known));
    }

    private Future<Void> remember() {
        ClockMemory memory = clock.memory();
        if (memory == null) return Future.succeededFuture();
        return store.essential(tx -> put(tx, memory)).mapEmpty();
    }

    private static boolean put(vn.motcua.edge.store.Tx tx, ClockMemory memory) throws SQLException {
        tx.keyValues().put(KEY, Json.write(memory));
        return true;
    }
}
