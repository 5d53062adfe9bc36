package vn.motcua.hub.platform.feed;

import io.vertx.core.Context;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One reader's place in the feed. A reader that is behind gets nothing more until it has caught up, then a snapshot; one that
 * stays behind is let go. So what waits for it is bounded whatever it does.
 */
public final class FeedSubscription {
    /** Frames handed to the reader's context and not yet taken. */
    private static final int MAX_HANDED = 64;
    /** Beats missed in a row before it is let go. */
    private static final int MAX_MISSED_BEATS = 30;

    private final Feed feed;
    private final Set<String> topics;
    private final FeedReader reader;
    private final Context context;
    private final AtomicInteger handed = new AtomicInteger();
    private volatile boolean lost;
    private volatile boolean closed;
    /** Position of the last frame handed over; under the feed's lock. */
    private long handedPosition;
    /** On the context only. */
    private int missedBeats;

    FeedSubscription(Feed feed, Set<String> topics, FeedReader reader, Context context) {
        this.feed = feed;
        this.topics = topics;
        this.reader = reader;
        this.context = context;
    }

    Set<String> topics() {
        return topics;
    }

    /** Its first frame, or the first after it lost its place. Under the feed's lock. */
    void begin(long position, String text) {
        lost = false;
        handedPosition = position;
        hand(FeedText.own(text));
    }

    /** Under the feed's lock. */
    void offer(FeedDelta delta) {
        if (lost || !delta.concerns(topics)) return;
        FeedText text = delta.text(topics, handedPosition);
        handedPosition = delta.position();
        hand(text);
    }

    private void hand(FeedText text) {
        if (handed.incrementAndGet() > MAX_HANDED) {
            handed.decrementAndGet();
            lost = true;
            return;
        }
        context.runOnContext(turn -> {
            handed.decrementAndGet();
            if (!closed) deliver(text);
        });
    }

    private void deliver(FeedText text) {
        if (lost) return;
        if (reader.isBehind()) lost = true;
        else reader.send(text);
    }

    /** Under the feed's lock, each second: also the moment to help one that fell behind. */
    void beat(String text) {
        context.runOnContext(turn -> beatOnContext(text));
    }

    private void beatOnContext(String text) {
        if (closed) return;
        if (reader.isBehind()) {
            lost = true;
            if (++missedBeats >= MAX_MISSED_BEATS) letGo();
            return;
        }
        missedBeats = 0;
        if (lost) feed.restart(this);
        else reader.send(text);
    }

    private void letGo() {
        close();
        reader.tooSlow();
    }

    public void close() {
        closed = true;
        feed.unsubscribe(this);
    }
}
