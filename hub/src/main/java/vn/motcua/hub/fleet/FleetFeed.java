package vn.motcua.hub.fleet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import vn.motcua.core.event.AgentEnrolled;
import vn.motcua.core.event.AgentHeld;
import vn.motcua.core.event.AgentRevoked;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.wire.FeedFrame;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.feed.FeedSource;
import vn.motcua.hub.platform.ledger.Recorded;

/** The topic {@code devices}: agents with their links, and their devices. */
public final class FleetFeed implements FeedSource {
    private static final String TOPIC = "devices";
    private final FleetBook book;
    private final Fleet.Presence presence;

    public FleetFeed(FleetBook book, Fleet.Presence presence) {
        this.book = book;
        this.presence = presence;
    }

    @Override
    public void all(Instant now, FeedSink sink) {
        for (Agent agent : book.published().values())
            sink.put(
                    TOPIC,
                    "agent:" + agent.id(),
                    node(agent, presence.isLinked(agent.id()), presence.since(agent.id())));
        for (FleetBook.Device device : book.publishedDevices()) sink.put(TOPIC, "device:" + device.key(), node(device));
    }

    @Override
    public void moved(List<Recorded> events, Instant now, FeedSink sink) {
        if (events.stream().anyMatch(recorded -> isOfFleet(recorded.event()))) all(now, sink);
    }

    private static boolean isOfFleet(Event event) {
        return event instanceof DeviceStatusChanged
                || event instanceof AgentEnrolled
                || event instanceof AgentRevoked
                || event instanceof AgentHeld;
    }

    /** A link came or went. Any thread. */
    public List<FeedFrame.Change> presence(AgentId id, boolean online, Instant since) {
        return book.published(id)
                .map(agent -> List.of(new FeedFrame.Change(TOPIC, "agent:" + id, node(agent, online, since))))
                .orElse(List.of());
    }

    private static ObjectNode node(
            Agent agent, boolean online, java.time.@org.jspecify.annotations.Nullable Instant since) {
        ObjectNode node = Json.object();
        node.put("id", agent.id().value());
        node.put("online", online);
        if (since != null) node.put("since", since.toString());
        ArrayNode modules = node.putArray("modules");
        agent.modules().forEach(modules::add);
        if (agent.state().equals(Agent.HELD)) node.put("held", true);
        if (agent.state().equals(Agent.REVOKED)) node.put("revoked", true);
        return node;
    }

    private static ObjectNode node(FleetBook.Device device) {
        ObjectNode node = Json.object();
        node.put("agent", device.agent().value());
        node.put("device", device.view().device());
        node.put("kind", device.view().kind());
        node.put("status", device.view().status());
        node.put("code", device.view().code());
        node.put("detail", device.view().detail());
        if (device.view().counter() != null)
            node.put("counter", device.view().counter().value());
        node.put("at", device.view().at().toString());
        return node;
    }
}
