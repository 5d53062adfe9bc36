package vn.motcua.hub.counter;

import java.util.concurrent.ConcurrentHashMap;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.ZoneId;

/** One announcer per hall zone, for as long as its link lives: two loudspeakers saying the same are worse than one. Any thread. */
public final class AnnouncerLeases {
    private final ConcurrentHashMap<ZoneId, AgentId> holders = new ConcurrentHashMap<>();

    public boolean acquire(ZoneId zone, AgentId agent) {
        return agent.equals(holders.computeIfAbsent(zone, free -> agent));
    }

    /** The agent's link is gone. */
    public void release(AgentId agent) {
        holders.values().removeIf(agent::equals);
    }
}
