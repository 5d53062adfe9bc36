package vn.motcua.edge.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.wire.FeedFrame;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/**
 * One page's feed. Changes of one moment go out as one delta; a page too slow to take them gets nothing more until it has caught
 * up, then a snapshot. Event loop only.
 */
final class FeedSocket {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSocket.class);
    private static final int MOST_TOPICS = 16;
    private static final int QUEUE_BYTES = 256 * 1024;
    private static final long BEAT_MS = 1_000;

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final LocalFeed feed;
    private final FeedRelay relay;
    private final Supplier<Instant> hubNow;
    private final Runnable listener = this::changed;
    private Set<String> topics = Set.of();
    private long position;
    private boolean subscribed;
    private boolean flushing;
    private boolean behind;
    private boolean closed;
    private long timer = -1;

    FeedSocket(Vertx vertx, ServerWebSocket socket, LocalFeed feed, FeedRelay relay, Supplier<Instant> hubNow) {
        this.vertx = vertx;
        this.socket = socket;
        this.feed = feed;
        this.relay = relay;
        this.hubNow = hubNow;
    }

    void open(Runnable onClose) {
        socket.setWriteQueueMaxSize(QUEUE_BYTES);
        socket.textMessageHandler(this::received);
        socket.exceptionHandler(e -> LOG.debug("a page's feed broke: {}", e.getMessage()));
        socket.drainHandler(drained -> caughtUp());
        socket.closeHandler(gone -> {
            closed = true;
            vertx.cancelTimer(timer);
            feed.unlisten(listener);
            topics.forEach(relay::leave);
            onClose.run();
        });
        feed.listen(listener);
        timer = vertx.setPeriodic(BEAT_MS, id -> beat());
    }

    private void received(String text) {
        try {
            ObjectNode frame = Json.parseObject(text);
            if ("subscribe".equals(frame.path("t").asText())) subscribe(frame);
        } catch (WireException e) {
            LOG.debug("a page's frame is left aside: {}", e.getMessage());
        }
    }

    private void subscribe(ObjectNode frame) {
        Set<String> wanted = new LinkedHashSet<>();
        for (JsonNode topic : frame.path("topics")) {
            if (wanted.size() < MOST_TOPICS && topic.isTextual()) wanted.add(topic.asText());
        }
        Set<String> before = topics;
        topics = Set.copyOf(wanted);
        topics.forEach(relay::want);
        before.forEach(relay::leave);
        boolean resumes = frame.path("position").isIntegralNumber();
        long since = frame.path("position").asLong();
        subscribed = true;
        send(resumes ? feed.since(topics, since, frame.path("incarnation").asText()) : feed.snapshot(topics));
        position = feed.position();
        beat();
    }

    private void changed() {
        if (!subscribed || flushing || behind) return;
        flushing = true;
        vertx.runOnContext(go -> flush());
    }

    private void flush() {
        flushing = false;
        if (isGone() || behind) return;
        if (socket.writeQueueFull()) {
            behind = true;
            return;
        }
        FeedFrame news = feed.since(topics, position, feed.incarnation());
        boolean nothing =
                news instanceof FeedFrame.Delta delta && delta.changes().isEmpty();
        position = feed.position();
        if (!nothing) send(news);
    }

    private void caughtUp() {
        if (!behind || isGone()) return;
        behind = false;
        position = feed.position();
        send(feed.snapshot(topics));
    }

    private void beat() {
        if (!subscribed || isGone() || behind || socket.writeQueueFull()) return;
        flush();
        send(new FeedFrame.Beat(position, relay.age(topics).toMillis(), hubNow.get()));
    }

    // Between its end on the wire and our hearing of it a socket throws at every touch.
    private boolean isGone() {
        return closed || socket.isClosed();
    }

    private void send(FeedFrame frame) {
        if (isGone()) return;
        socket.writeTextMessage(frame.write()).onFailure(e -> LOG.debug("a page is gone: {}", e.getMessage()));
    }
}
