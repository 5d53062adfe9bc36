package vn.motcua.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.wire.FeedFrame;
import vn.motcua.core.wire.Json;

/** A page's live feed without the page: keeps the topics' values and lets a caller wait for one. Any thread. */
public final class FeedClient implements AutoCloseable, WebSocket.Listener {
    private final Map<String, Map<String, JsonNode>> topics = new TreeMap<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private final CountDownLatch open = new CountDownLatch(1);
    private long bytes;

    private FeedClient(Http http, List<String> names) throws IOException {
        URI address =
                URI.create(http.base().toString().replaceFirst("^http", "ws")).resolve("/feed");
        WebSocket.Builder builder = http.client().newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
        builder.header("Origin", origin(http.base()));
        try {
            socket = builder.buildAsync(address, this).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IOException("feed at " + address + ": " + e.getMessage(), e);
        }
        ObjectNode subscribe = Json.object().put("t", "subscribe");
        ArrayNode list = subscribe.putArray("topics");
        names.forEach(list::add);
        socket.sendText(Json.write(subscribe), true);
    }

    public static FeedClient open(Http http, String... topics) throws IOException {
        return new FeedClient(http, List.of(topics));
    }

    private static String origin(URI base) {
        return base.getScheme() + "://" + base.getAuthority();
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        open.countDown();
        webSocket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        synchronized (this) {
            partial.append(data);
            bytes += data.length();
            if (last) {
                apply(partial.toString());
                partial.setLength(0);
                notifyAll();
            }
        }
        webSocket.request(1);
        return null;
    }

    private void apply(String text) {
        FeedFrame frame = FeedFrame.parse(text);
        if (frame instanceof FeedFrame.Snapshot snapshot) {
            topics.clear();
            snapshot.topics().forEach((topic, values) -> topics.put(topic, new TreeMap<>(values)));
        } else if (frame instanceof FeedFrame.Delta delta) {
            delta.changes().forEach(this::change);
        }
    }

    private void change(FeedFrame.Change change) {
        Map<String, JsonNode> values = topics.computeIfAbsent(change.topic(), topic -> new TreeMap<>());
        if (change.value() == null || change.value().isNull()) values.remove(change.key());
        else values.put(change.key(), change.value());
    }

    /** Characters received so far. */
    public synchronized long received() {
        return bytes;
    }

    public synchronized Map<String, JsonNode> topic(String topic) {
        return Map.copyOf(topics.getOrDefault(topic, Map.of()));
    }

    /**
     * Waits until a value of the topic fits.
     *
     * @throws IOException after the limit, naming what was there
     */
    public synchronized JsonNode await(String topic, Predicate<JsonNode> fits, Duration limit)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            for (JsonNode value : topics.getOrDefault(topic, Map.of()).values()) if (fits.test(value)) return value;
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0)
                throw new IOException("nothing fitting on feed '" + topic + "' within " + limit.toMillis()
                        + " ms; there is " + topics.get(topic));
            wait(left);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
