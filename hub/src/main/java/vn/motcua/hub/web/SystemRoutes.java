package vn.motcua.hub.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import java.util.Map;
import vn.motcua.hub.Hub;
import vn.motcua.hub.HubHealth;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.Reply;

/** How the hub is, its figures, the site's catalogue and what contradicted it. */
final class SystemRoutes {
    private static final int ANOMALIES_MAX = 1000;
    private final Hub hub;
    private final PrometheusMeterRegistry registry;
    private final HubMeters meters;
    private final SiteView site;

    SystemRoutes(Hub hub, PrometheusMeterRegistry registry, SiteView site) {
        this.hub = hub;
        this.registry = registry;
        this.meters = new HubMeters(hub, registry);
        this.site = site;
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.HEALTH, call -> Future.succeededFuture(health()))
                .on(HubEndpoint.METRICS, call -> Future.succeededFuture(metrics()))
                .on(HubEndpoint.SITE, call -> Future.succeededFuture(Reply.json(site.whole())))
                .on(HubEndpoint.ANOMALIES, this::anomalies);
    }

    private Reply health() {
        HubHealth health = hub.health();
        return Reply.json(
                health.status().equals("DEGRADED") ? 503 : 200,
                Map.of(
                        "status", health.status(),
                        "incarnation", health.incarnation(),
                        "position", health.position()));
    }

    private Reply metrics() {
        meters.refresh();
        return Reply.text("text/plain; version=0.0.4; charset=utf-8", registry.scrape());
    }

    private Future<Reply> anomalies(Call call) {
        int limit = call.query("limit", 1, ANOMALIES_MAX).orElse(100);
        return hub.anomalies().latest(limit).map(found -> Reply.json(Map.of("anomalies", found)));
    }
}
