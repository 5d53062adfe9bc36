package vn.motcua.edge.host;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.driver.Services;
import vn.motcua.edge.module.AgentModule;

/**
 * The modules of this agent: those on the class path whose section stands in {@code agent.yaml}. One that cannot be loaded or
 * started is a logged fault and a word on the status page; the others and the kiosk go on (I11). Event loop only.
 */
public final class ModuleHost {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleHost.class);

    private final Map<String, AgentModule> configured = new LinkedHashMap<>();
    private final Map<String, Status> statuses = new LinkedHashMap<>();
    private final Map<String, HostedContext> contexts = new HashMap<>();

    /**
     * @param state {@code CONFIGURED}, {@code RUNNING}, {@code FAULT} or {@code STOPPED}
     * @param fault one line for a technician, empty if none
     */
    public record Status(String name, String state, String fault) {}

    /** Finds the modules and lets those with a section read it; problems are noted in the node. */
    public static ModuleHost configure(ConfigNode root, ClassLoader classes) {
        return configure(root, Services.found(AgentModule.class, classes));
    }

    static ModuleHost configure(ConfigNode root, List<AgentModule> modules) {
        ModuleHost host = new ModuleHost();
        for (AgentModule module : modules) host.configure(root, module);
        return host;
    }

    private void configure(ConfigNode root, AgentModule module) {
        String name = module.name();
        if (!root.has(name)) return;
        try {
            module.configure(root.object(name));
            configured.put(name, module);
            statuses.put(name, new Status(name, "CONFIGURED", ""));
        } catch (RuntimeException | LinkageError e) {
            fault(name, "its settings cannot be read", e);
        }
    }

    /** Names of those switched on, for a hello. */
    public List<String> names() {
        return List.copyOf(configured.keySet());
    }

    public List<Status> statuses() {
        return List.copyOf(statuses.values());
    }

    /** Starts them one after the other; never fails for one of them. */
    public Future<Void> start(AgentParts parts) {
        Future<Void> chain = Future.succeededFuture();
        for (var one : configured.entrySet()) chain = chain.compose(done -> start(parts, one.getKey(), one.getValue()));
        return chain;
    }

    private Future<Void> start(AgentParts parts, String name, AgentModule module) {
        HostedContext context = new HostedContext(parts, name);
        contexts.put(name, context);
        return attempt(() -> module.start(context))
                .onSuccess(done -> statuses.put(name, new Status(name, "RUNNING", "")))
                .recover(e -> {
                    context.release();
                    fault(name, "does not start", e);
                    return Future.succeededFuture();
                });
    }

    /** In reverse; a module that fails to stop does not hold the others. */
    public Future<Void> stop() {
        List<Map.Entry<String, AgentModule>> reversed = new ArrayList<>(configured.entrySet());
        Collections.reverse(reversed);
        Future<Void> chain = Future.succeededFuture();
        for (var one : reversed) chain = chain.compose(done -> stop(one.getKey(), one.getValue()));
        return chain;
    }

    private Future<Void> stop(String name, AgentModule module) {
        Status status = statuses.get(name);
        if (status == null || !status.state().equals("RUNNING")) return Future.succeededFuture();
        HostedContext context = contexts.remove(name);
        if (context != null) context.release();
        return attempt(module::stop)
                .onSuccess(done -> statuses.put(name, new Status(name, "STOPPED", "")))
                .recover(e -> {
                    fault(name, "does not stop", e);
                    return Future.succeededFuture();
                });
    }

    private interface Step {
        Future<Void> run();
    }

    // A module is foreign code: whatever it throws stays its own fault.
    private static Future<Void> attempt(Step step) {
        try {
            return step.run();
        } catch (RuntimeException | LinkageError e) {
            return Future.failedFuture(e);
        }
    }

    private void fault(String name, String what, Throwable e) {
        LOG.error("module {} {}", name, what, e);
        statuses.put(name, new Status(name, "FAULT", what + ": " + e));
    }
}
