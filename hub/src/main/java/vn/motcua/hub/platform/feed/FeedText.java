package vn.motcua.hub.platform.feed;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;

/** A frame of the feed as text: a beginning of its own, and parts that other readers get too. Any thread. */
public final class FeedText {
    /** Copying less than this costs less than a frame more. */
    private static final int SHORT = 4_096;

    private final String head;
    private final List<FeedBody> bodies;
    private final String tail;

    private FeedText(String head, List<FeedBody> bodies, String tail) {
        this.head = head;
        this.bodies = bodies;
        this.tail = tail;
    }

    /** Nobody else gets it. */
    static FeedText own(String text) {
        return new FeedText(text, List.of(), "");
    }

    /** The bodies stand between head and tail, with commas between them. */
    static FeedText shared(String head, List<FeedBody> bodies, String tail) {
        return new FeedText(head, List.copyOf(bodies), tail);
    }

    @Override
    public String toString() {
        if (bodies.isEmpty()) return head + tail;
        StringBuilder text = new StringBuilder(head);
        String comma = "";
        for (FeedBody body : bodies) {
            text.append(comma).append(body.text());
            comma = ",";
        }
        return text.append(tail).toString();
    }

    /**
     * Sends it as one message, its long shared parts as frames of their own. On the socket's context only: nothing may come between the
     * frames of a message.
     */
    Future<Void> write(WebSocketBase socket) {
        if (bodies.stream().allMatch(body -> body.text().length() < SHORT)) return socket.writeTextMessage(toString());
        List<Buffer> frames = frames();
        int last = frames.size() - 1;
        for (int i = 0; i < last; i++) socket.writeFrame(frame(frames.get(i), i, false));
        return socket.writeFrame(frame(frames.get(last), last, true));
    }

    private static WebSocketFrame frame(Buffer bytes, int place, boolean isLast) {
        return place == 0
                ? WebSocketFrame.textFrame(bytes.toString(), isLast)
                : WebSocketFrame.continuationFrame(bytes, isLast);
    }

    /** What is short goes together. */
    private List<Buffer> frames() {
        List<Buffer> frames = new ArrayList<>();
        StringBuilder own = new StringBuilder(head);
        String comma = "";
        for (FeedBody body : bodies) {
            own.append(comma);
            comma = ",";
            if (body.text().length() < SHORT) {
                own.append(body.text());
                continue;
            }
            frames.add(Buffer.buffer(own.toString()));
            own.setLength(0);
            frames.addAll(body.chunks());
        }
        frames.add(Buffer.buffer(own.append(tail).toString()));
        return frames;
    }
}
