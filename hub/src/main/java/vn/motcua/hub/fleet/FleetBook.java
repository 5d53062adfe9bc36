package vn.motcua.hub.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.motcua.core.model.AgentId;

/** Agents and devices. The writer changes it; other threads read what was last published, which is committed. */
public final class FleetBook {
    private final TreeMap<String, Agent> agents = new TreeMap<>();
    private final TreeMap<String, Device> devices = new TreeMap<>();
    private volatile Map<AgentId, Agent> published = Map.of();
    private volatile List<Device> publishedDevices = List.of();
    private boolean changed;

    /** One device of one agent. */
    record Device(AgentId agent, FleetService.DeviceView view) {
        String key() {
            return agent.value() + "/" + view.device();
        }
    }

    void clear() {
        agents.clear();
        devices.clear();
        changed = true;
    }

    void put(Agent agent) {
        agents.put(agent.id().value(), agent);
        changed = true;
    }

    void put(Device device) {
        devices.put(device.key(), device);
        changed = true;
    }

    /** As the writer sees it, within a decision. */
    public Optional<Agent> agent(AgentId id) {
        return Optional.ofNullable(agents.get(id.value()));
    }

    /** Kiosk agents that may link, within a decision. */
    public List<AgentId> kiosks() {
        return agents.values().stream()
                .filter(agent -> agent.mayLink() && agent.isKiosk())
                .map(Agent::id)
                .toList();
    }

    void publish() {
        if (!changed) return;
        java.util.HashMap<AgentId, Agent> copy = new java.util.HashMap<>();
        agents.values().forEach(agent -> copy.put(agent.id(), agent));
        published = Map.copyOf(copy);
        publishedDevices = List.copyOf(new ArrayList<>(devices.values()));
        changed = false;
    }

    /** As committed; any thread. */
    public Optional<Agent> published(AgentId id) {
        return Optional.ofNullable(published.get(id));
    }

    /** As committed; any thread. */
    public Map<AgentId, Agent> published() {
        return published;
    }

    List<Device> publishedDevices() {
        return publishedDevices;
    }
}
