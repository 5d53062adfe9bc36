package vn.motcua.hub;

import io.vertx.core.Future;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.hub.fleet.Fleet;
import vn.motcua.hub.platform.link.AgentLinks;
import vn.motcua.hub.ticket.AgentRequests;

/** The links as the features see them; nobody is linked before the link server stands. Any thread. */
final class LinkPresence implements Fleet.Presence, AgentRequests {
    private volatile @Nullable AgentLinks links;

    void set(AgentLinks server) {
        links = server;
    }

    @Override
    public boolean isLinked(AgentId agent) {
        AgentLinks server = links;
        return server != null && server.isLinked(agent);
    }

    @Override
    public @Nullable Instant lastWord(AgentId agent) {
        AgentLinks server = links;
        return server == null ? null : server.lastWord(agent);
    }

    @Override
    public @Nullable Instant since(AgentId agent) {
        AgentLinks server = links;
        return server == null ? null : server.since(agent);
    }

    @Override
    public Future<LinkFrame.Answer> ask(AgentId agent, LinkFrame.Request request) {
        AgentLinks server = links;
        return server == null ? Future.failedFuture("no links yet") : server.ask(agent, request);
    }
}
