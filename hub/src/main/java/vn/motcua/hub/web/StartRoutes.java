package vn.motcua.hub.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.platform.people.People;

/**
 * What the start page shows to everybody. The accounts of a training site appear only to a browser on this PC, and only when
 * {@code demo} is there, which it is only on a training hub that listens on loopback alone.
 */
final class StartRoutes {
    private final Vertx vertx;
    private final Supplier<Site> site;
    private final People people;
    private final Optional<DemoStart> demo;
    private final URI counterPage;

    StartRoutes(Vertx vertx, Supplier<Site> site, People people, Optional<DemoStart> demo, URI counterPage) {
        this.vertx = vertx;
        this.site = site;
        this.people = people;
        this.demo = demo.filter(any -> site.get().training());
        this.counterPage = counterPage;
    }

    void mount(Endpoints endpoints) {
        endpoints.on(HubEndpoint.START_DATA, this::start);
    }

    private Future<Reply> start(Call call) {
        Future<Optional<DemoStart.Shown>> shown = demo.filter(any -> call.isLocal())
                .map(there -> there.read(vertx))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
        return shown.map(this::body).map(Reply::json);
    }

    private Map<String, Object> body(Optional<DemoStart.Shown> shown) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "site",
                Map.of(
                        "name",
                        site.get().name(),
                        "agency",
                        site.get().agency(),
                        "training",
                        site.get().training()));
        body.put("setup", !people.hasAdministrator());
        body.put("counterPage", counterPage.toString());
        shown.ifPresent(there -> body.put("demo", there));
        return body;
    }
}
