package vn.motcua.hub.platform.link;

import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.WireException;
import vn.motcua.hub.platform.feed.Feed;
import vn.motcua.hub.platform.feed.FeedReader;
import vn.motcua.hub.platform.feed.FeedScope;
import vn.motcua.hub.platform.feed.FeedSubscription;

/** One feed subscription of an agent, on its link's event loop. */
final class LinkFeed implements FeedReader {
    private static final Logger LOG = LoggerFactory.getLogger(LinkFeed.class);
    private static final int MAX_TOPICS = 64;
    private final LinkFrame.Subscribe subscribe;
    private final ServerWebSocket socket;
    private final String head;
    private @Nullable FeedSubscription subscription;

    LinkFeed(LinkFrame.Subscribe subscribe, ServerWebSocket socket) {
        this.subscribe = subscribe;
        this.socket = socket;
        // The frame inside is text already, shared by all who look at the same topics.
        this.head = "{\"t\":\"feed\",\"sub\":" + Json.write(subscribe.sub()) + ",\"frame\":";
    }

    /** @throws WireException if a topic is not for agents */
    void begin(Feed feed, Context context) {
        if (subscribe.topics().isEmpty() || subscribe.topics().size() > MAX_TOPICS)
            throw new WireException("subscribe: topics: allowed are 1 to " + MAX_TOPICS);
        Set<String> topics = new HashSet<>();
        for (String topic : subscribe.topics()) {
            Optional<FeedScope> scope = FeedScope.of(topic);
            if (scope.isEmpty() || !FeedScope.agent().contains(scope.get()))
                throw new WireException("subscribe: topic '" + topic + "' is not for agents");
            topics.add(topic);
        }
        subscription = feed.subscribe(topics, subscribe.position(), subscribe.incarnation(), this, context);
    }

    void end() {
        if (subscription != null) subscription.close();
        subscription = null;
    }

    @Override
    public void send(String frame) {
        socket.writeTextMessage(head + frame + "}").onFailure(e -> LOG.debug("link feed: {}", e.getMessage()));
    }

    @Override
    public boolean isBehind() {
        return socket.writeQueueFull();
    }

    @Override
    public void tooSlow() {
        socket.close().onFailure(e -> LOG.debug("closing a slow link: {}", e.getMessage()));
    }
}
