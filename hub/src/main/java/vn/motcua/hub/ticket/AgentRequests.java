package vn.motcua.hub.ticket;

import io.vertx.core.Future;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.wire.LinkFrame;

/** Asks an agent over its link. Any thread. */
public interface AgentRequests {
    boolean isLinked(AgentId agent);

    /** Fails when the agent is not linked or says nothing in time. */
    Future<LinkFrame.Answer> ask(AgentId agent, LinkFrame.Request request);
}
