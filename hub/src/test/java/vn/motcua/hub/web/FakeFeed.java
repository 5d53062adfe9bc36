package vn.motcua.hub.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import java.util.Map;
import java.util.Set;
import vn.motcua.hub.platform.feed.FeedReader;
import vn.motcua.hub.platform.feed.FeedScope;
import vn.motcua.hub.platform.feed.FeedServer;
import vn.motcua.hub.platform.link.LinkServer;

/** Topics the test fills, and links that only greet. */
final class FakeFeed implements FeedServer, LinkServer {
    private final FakeHub hub;

    FakeFeed(FakeHub hub) {
        this.hub = hub;
    }

    @Override
    public void handle(ServerWebSocket socket, Set<FeedScope> scopes) {
        socket.textMessageHandler(text -> socket.writeTextMessage("scopes " + new java.util.TreeSet<>(scopes)));
    }

    @Override
    public Map<String, JsonNode> values(String topic) {
        return hub.topics.getOrDefault(topic, Map.of());
    }

    @Override
    public Watch watch(String topic, Context context, FeedReader reader) {
        hub.watched.put(topic, frame -> context.runOnContext(turn -> reader.send(frame)));
        hub.watched.get(topic).accept("{\"t\":\"snapshot\"}");
        return () -> hub.watched.remove(topic);
    }

    @Override
    public void handle(ServerWebSocket socket) {
        socket.writeTextMessage("challenge");
    }

    @Override
    public int linked() {
        return 1;
    }
}
