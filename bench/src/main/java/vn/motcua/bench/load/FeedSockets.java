package vn.motcua.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import vn.motcua.core.wire.Json;

/** Many open pages: live feeds that look at a frame's text and no deeper, so that the reader is not what is measured. Any thread. */
public final class FeedSockets {
    private static final int SOCKETS_MAX = 5_000;
    private static final int FRAME_BYTES_MAX = 16 << 20;
    private final WebSocketClient client;

    public FeedSockets(Vertx vertx) {
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(SOCKETS_MAX)
                .setMaxFrameSize(FRAME_BYTES_MAX)
                .setMaxMessageSize(FRAME_BYTES_MAX));
    }

    /** Completes when the page has its snapshot; then and later, {@code onText} hears every frame on the socket's event loop. */
    public Future<Void> open(URI base, LoadClient.Session session, List<String> topics, Consumer<String> onText) {
        Promise<Void> ready = Promise.promise();
        ClientWebSocket socket = client.webSocket();
        socket.textMessageHandler(text -> {
            onText.accept(text);
            ready.tryComplete();
        });
        socket.closeHandler(closed -> ready.tryFail("the feed was closed before its snapshot"));
        socket.connect(options(base, session))
                .compose(open -> open.writeTextMessage(subscribe(topics)))
                .onFailure(ready::tryFail);
        return ready.future();
    }

    private static WebSocketConnectOptions options(URI base, LoadClient.Session session) {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost(base.getHost())
                .setPort(base.getPort())
                .setURI("/feed")
                .putHeader("Origin", base.getScheme() + "://" + base.getAuthority());
        if (!session.cookie().isEmpty()) options.putHeader("Cookie", session.cookie());
        return options;
    }

    private static String subscribe(List<String> topics) {
        return Json.write(Json.object().put("t", "subscribe").set("topics", Json.node(topics)));
    }

    public Future<Void> close() {
        return client.close();
    }
}
