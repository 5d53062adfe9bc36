package vn.motcua.hub.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.Set;
import vn.motcua.hub.platform.http.Action;
import vn.motcua.hub.platform.http.Surface;

/** Fills the table: each {@link HubEndpoint} gets its action once, and none may stay without. */
final class Endpoints {
    private final Surface surface;
    private final Set<HubEndpoint> open = EnumSet.allOf(HubEndpoint.class);

    Endpoints(Surface surface) {
        this.surface = surface;
    }

    Endpoints on(HubEndpoint endpoint, Action action) {
        take(endpoint);
        surface.mount(endpoint.endpoint(), action);
        return this;
    }

    Endpoints raw(HubEndpoint endpoint, Handler<RoutingContext> handler) {
        take(endpoint);
        surface.mountRaw(endpoint.endpoint(), handler);
        return this;
    }

    /** @throws IllegalStateException naming the endpoints nobody answers */
    void requireComplete() {
        if (!open.isEmpty()) throw new IllegalStateException("nobody answers " + open);
    }

    private void take(HubEndpoint endpoint) {
        if (!open.remove(endpoint)) throw new IllegalStateException(endpoint + " has an action already");
    }
}
