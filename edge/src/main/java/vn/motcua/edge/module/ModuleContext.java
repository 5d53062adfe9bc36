package vn.motcua.edge.module;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Site;
import vn.motcua.edge.driver.Devices;

/** What the agent process offers its modules. Event loop only, unless said otherwise. */
public interface ModuleContext {
    Vertx vertx();

    AgentId agent();

    /** The catalogue as last heard from the hub, kept over restarts; empty before the first link. */
    Optional<Site> site();

    /** Best knowledge of hub time: the last heard hub clock advanced by the monotonic clock. Any thread. */
    Instant hubNow();

    /** Age of the last word from the home hub; very large before the first. */
    Duration hubAge();

    /**
     * Stores a fact in the outbox; completes after it is durable (WAL, synchronous=FULL), which is when its source may be
     * answered. Bulk or essential is decided by the event's type. Fails with {@code StoreFullException} when an essential fact
     * cannot be stored: then whatever caused it must not happen.
     */
    Future<Void> append(Event event);

    /**
     * Stores facts of one stream in their order, all or none of them, by one commit: for what comes in crowds. By default one after the
     * other, for a context in memory.
     */
    default Future<Void> appendAll(List<? extends Event> events) {
        Future<Void> stored = Future.succeededFuture();
        for (Event event : events) stored = stored.compose(before -> append(event));
        return stored;
    }

    /**
     * Asks the home hub (see {@code core.wire.Requests}). Fails with a time-out, with no link, or with {@link RefusedException}.
     */
    Future<JsonNode> request(String name, Object body, Duration timeout);

    /**
     * Sends a piece of a file to the home hub, beside the link. Fails as {@link #request}. By default, for a context in memory, there
     * is no hub.
     *
     * @param path and {@code token} as the hub gave them
     * @param piece at most 1 MiB
     */
    default Future<JsonNode> upload(String path, String token, Buffer piece) {
        return Future.failedFuture("no hub takes files here");
    }

    /**
     * Tells each time the home hub may be asked again, before anything of the outbox is sent: what is asked in the listener is the first
     * the hub hears. Told more often than that too, and no more once the module is stopped. What it throws is logged. By default never.
     */
    default void onLinked(Runnable listener) {}

    /** Subscribes to hub feed topics; survives reconnects. The view is updated before each listener call. */
    FeedView subscribe(List<String> topics, Runnable onChange);

    /** Sets or removes (null) a value of a local topic, seen by this agent's own pages beside the hub's topics. */
    void publishLocal(String topic, String key, @Nullable JsonNode value);

    /**
     * The agent's local web server: a router mounted at {@code /} after the host and origin checks. Modules keep to their own
     * paths. Request bodies are bounded at 64 KiB by default and are available to handlers.
     */
    Router router();

    /** The devices configured on this agent. They are made before the modules start and opened after. */
    default Devices devices() {
        return Devices.NONE;
    }

    /** A folder of this module's own on this PC, for what is too large for the store; not made yet. Empty for a context in memory. */
    default Optional<Path> folder() {
        return Optional.empty();
    }

    /** A durable small value of this module, such as the last spoken announcement; empty if never set. */
    Future<Optional<String>> load(String key);

    /** Stores it durably; a null value removes it. */
    Future<Void> save(String key, @Nullable String value);
}
