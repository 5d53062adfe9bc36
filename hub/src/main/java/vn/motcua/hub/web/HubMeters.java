package vn.motcua.hub.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.motcua.hub.Hub;

/** The hub's own figures for {@code /metrics}. Any thread. */
final class HubMeters {
    private final Hub hub;
    private final MeterRegistry registry;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    HubMeters(Hub hub, MeterRegistry registry) {
        this.hub = hub;
        this.registry = registry;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("motcua.ledger.position", hub, one -> one.health().position())
                .description("Last committed position of the ledger")
                .register(registry);
        Gauge.builder("motcua.agents.linked", hub, one -> one.health().linkedAgents())
                .description("Agents linked now")
                .register(registry);
        Gauge.builder("motcua.writer.queued", hub, one -> one.health().queued())
                .description("Commands and facts waiting for the site's writer")
                .register(registry);
    }

    /** Takes in what the hub began to count since the last look: a name is known only once something happened. */
    void refresh() {
        for (String name : hub.health().counts().keySet()) {
            if (!known.add(name)) continue;
            FunctionCounter.builder(
                            "motcua.hub.events",
                            hub,
                            one -> one.health().counts().getOrDefault(name, 0L))
                    .description("Events inside the hub since its start, by name")
                    .tag("name", name)
                    .register(registry);
        }
    }
}
