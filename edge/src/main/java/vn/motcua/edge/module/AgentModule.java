package vn.motcua.edge.module;

import io.vertx.core.Future;
import vn.motcua.core.config.ConfigNode;

/**
 * A part of the agent process, switched on by a section of {@code agent.yaml} with its name. Listed in
 * {@code META-INF/services/vn.motcua.edge.module.AgentModule}. All calls come on one event loop; nothing here may block.
 */
public interface AgentModule {
    /** The key of its section and its name in a hello, such as {@code display}. */
    String name();

    /** Reads and keeps its settings, noting problems in the node; called once, before {@link #start}, even for doctor. */
    void configure(ConfigNode section);

    /** Completes when the module works. A failure is logged and shown as a fault; the rest of the agent goes on (I11). */
    Future<Void> start(ModuleContext context);

    /** Undoes start, in reverse. */
    Future<Void> stop();
}
