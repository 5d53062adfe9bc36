package vn.motcua.hub.platform.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;
import vn.motcua.hub.platform.ledger.Counts;

/** Live feed sockets of pages: one subscription each, a new one replaces it. On each socket's event loop. */
public final class FeedSockets implements FeedServer {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSockets.class);
    private static final int MAX_TEXT = 8_192;
    private static final int MAX_TOPICS = 32;
    private static final int WRITE_QUEUE_BYTES = 1 << 20;
    private static final short POLICY = 1008;
    private static final short TOO_SLOW = 1013;

    private final Vertx vertx;
    private final Feed feed;
    private final Counts counts;

    public FeedSockets(Vertx vertx, Feed feed, Counts counts) {
        this.vertx = vertx;
        this.feed = feed;
        this.counts = counts;
    }

    @Override
    public void handle(ServerWebSocket socket, Set<FeedScope> scopes) {
        new Page(socket, Set.copyOf(scopes), vertx.getOrCreateContext()).begin();
    }

    @Override
    public Map<String, JsonNode> values(String topic) {
        return feed.values(topic);
    }

    @Override
    public Watch watch(String topic, Context on, FeedReader reader) {
        return feed.subscribe(Set.of(topic), null, null, reader, on)::close;
    }

    /** One page's socket. */
    private final class Page implements FeedReader {
        private final ServerWebSocket socket;
        private final Set<FeedScope> scopes;
        private final Context context;
        private @Nullable FeedSubscription subscription;

        Page(ServerWebSocket socket, Set<FeedScope> scopes, Context context) {
            this.socket = socket;
            this.scopes = scopes;
            this.context = context;
        }

        void begin() {
            socket.setWriteQueueMaxSize(WRITE_QUEUE_BYTES);
            socket.textMessageHandler(this::heard);
            socket.binaryMessageHandler(bytes -> refuse("a text frame is expected"));
            socket.exceptionHandler(e -> LOG.debug("feed socket: {}", e.getMessage()));
            socket.closeHandler(gone -> stop());
        }

        private void heard(String text) {
            try {
                if (text.length() > MAX_TEXT) throw new WireException("allowed are " + MAX_TEXT + " characters");
                ObjectNode message = Json.parseObject(text);
                switch (message.path("t").asText()) {
                    case "subscribe" -> subscribe(message);
                    case "unsubscribe" -> stop();
                    default -> throw new WireException("t: allowed are subscribe, unsubscribe");
                }
            } catch (WireException e) {
                refuse(String.valueOf(e.getMessage()));
            }
        }

        private void subscribe(ObjectNode message) {
            Set<String> topics = topics(message.path("topics"));
            JsonNode position = message.path("position");
            JsonNode incarnation = message.path("incarnation");
            stop();
            subscription = feed.subscribe(
                    topics,
                    position.canConvertToLong() && position.isIntegralNumber() ? position.longValue() : null,
                    incarnation.isTextual() ? incarnation.textValue() : null,
                    this,
                    context);
        }

        private Set<String> topics(JsonNode list) {
            if (!list.isArray() || list.isEmpty() || list.size() > MAX_TOPICS)
                throw new WireException("topics: allowed is a list of 1 to " + MAX_TOPICS);
            Set<String> topics = new HashSet<>();
            for (JsonNode topic : list) {
                Optional<FeedScope> scope = FeedScope.of(topic.asText());
                if (scope.isEmpty() || !scopes.contains(scope.get()))
                    throw new WireException("topic '" + topic.asText() + "' is not for this page");
                topics.add(topic.asText());
            }
            return topics;
        }

        private void refuse(String why) {
            counts.add("feed.refused");
            stop();
            String reason = why.length() > 100 ? why.substring(0, 100) : why;
            socket.close(POLICY, reason).onFailure(e -> LOG.debug("closing a feed socket: {}", e.getMessage()));
        }

        private void stop() {
            if (subscription != null) subscription.close();
            subscription = null;
        }

        @Override
        public void send(String frame) {
            socket.writeTextMessage(frame).onFailure(e -> LOG.debug("feed socket: {}", e.getMessage()));
        }

        @Override
        public void send(FeedText frame) {
            frame.write(socket).onFailure(e -> LOG.debug("feed socket: {}", e.getMessage()));
        }

        @Override
        public boolean isBehind() {
            return socket.writeQueueFull();
        }

        @Override
        public void tooSlow() {
            counts.add("feed.too-slow");
            socket.close(TOO_SLOW, "too slow").onFailure(e -> LOG.debug("closing a feed socket: {}", e.getMessage()));
        }
    }
}
