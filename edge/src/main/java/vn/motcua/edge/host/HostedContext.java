package vn.motcua.edge.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Site;
import vn.motcua.edge.driver.Devices;
import vn.motcua.edge.module.FeedView;
import vn.motcua.edge.module.ModuleContext;

/** The agent as one module sees it. */
final class HostedContext implements ModuleContext {
    private final AgentParts parts;
    private final String module;
    private final Router router;
    private final List<Runnable> undo = new ArrayList<>();

    HostedContext(AgentParts parts, String module) {
        this.parts = parts;
        this.module = module;
        this.router = parts.web().mountedRouter();
    }

    @Override
    public Vertx vertx() {
        return parts.vertx();
    }

    @Override
    public AgentId agent() {
        return parts.agent();
    }

    @Override
    public Optional<Site> site() {
        return parts.link().site();
    }

    @Override
    public Instant hubNow() {
        return parts.clock().now();
    }

    @Override
    public Duration hubAge() {
        return parts.link().hubAge();
    }

    @Override
    public Future<Void> append(Event event) {
        return parts.store().append(event);
    }

    @Override
    public Future<Void> appendAll(List<? extends Event> events) {
        return parts.store().appendAll(events);
    }

    @Override
    public Future<JsonNode> request(String name, Object body, Duration timeout) {
        return parts.link().request(name, body, timeout);
    }

    @Override
    public Future<JsonNode> upload(String path, String token, Buffer piece) {
        return parts.link().upload(path, token, piece);
    }

    @Override
    public void onLinked(Runnable listener) {
        undo.add(parts.link().onChange(() -> {
            if (parts.link().isLive()) listener.run();
        }));
    }

    /** The module has stopped, or never started: it hears nothing more. */
    void release() {
        undo.forEach(Runnable::run);
        undo.clear();
    }

    @Override
    public FeedView subscribe(List<String> topics, Runnable onChange) {
        return parts.link().subscribe(topics, onChange);
    }

    @Override
    public void publishLocal(String topic, String key, @Nullable JsonNode value) {
        parts.web().feed().set(topic, key, value);
    }

    @Override
    public Router router() {
        return router;
    }

    @Override
    public Devices devices() {
        return parts.devices();
    }

    @Override
    public Optional<Path> folder() {
        return Optional.of(parts.store().home().resolve("modules").resolve(module));
    }

    @Override
    public Future<Optional<String>> load(String key) {
        return parts.store().read(tx -> tx.keyValues().get(named(key)));
    }

    @Override
    public Future<Void> save(String key, @Nullable String value) {
        return parts.store()
                .essential(tx -> {
                    tx.keyValues().put(named(key), value);
                    return true;
                })
                .mapEmpty();
    }

    private String named(String key) {
        return "module/" + module + "/" + key;
    }
}
