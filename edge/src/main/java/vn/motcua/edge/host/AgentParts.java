package vn.motcua.edge.host;

import io.vertx.core.Vertx;
import vn.motcua.core.model.AgentId;
import vn.motcua.edge.clock.AgentClock;
import vn.motcua.edge.driver.Devices;
import vn.motcua.edge.link.HubLink;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.web.AgentWeb;

/** What one agent process is made of, as its modules' host needs it. */
public record AgentParts(
        Vertx vertx, AgentId agent, AgentStore store, AgentClock clock, HubLink link, AgentWeb web, Devices devices) {}
