package vn.motcua.hub.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over a real socket: whatever the parts, one message arrives, whole. */
class FeedTextTest {
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;
    private WebSocketClient client;

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private List<String> received(List<FeedText> texts) throws InterruptedException {
        server = await(vertx.createHttpServer()
                .webSocketHandler(socket -> texts.forEach(text -> text.write(socket)))
                .listen(0, "127.0.0.1"));
        client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxFrameSize(60_010).setMaxMessageSize(1 << 20));
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        var socket = client.webSocket();
        socket.textMessageHandler(heard::add);
        await(socket.connect(server.actualPort(), "127.0.0.1", "/"));
        List<String> all = new ArrayList<>();
        while (all.size() < texts.size()) {
            String text = heard.poll(20, TimeUnit.SECONDS);
            assertThat(text).as("message %d", all.size()).isNotNull();
            all.add(text);
        }
        return all;
    }

    @Test
    void longSharedPartsArriveInOneMessageThoughCutWithinALetter() throws Exception {
        // Three bytes each, so that no cut at 60,000 bytes after a single byte falls between two of them.
        FeedBody lasting = new FeedBody("x" + "ầ".repeat(70_000));
        FeedBody middle = new FeedBody("\"" + "Quầy số ".repeat(900) + "\"");
        FeedBody brief = new FeedBody("1");
        List<FeedText> texts = List.of(
                FeedText.shared("[", List.of(lasting, brief, middle), "]"),
                FeedText.shared("[2,", List.of(middle, lasting), "]"),
                FeedText.shared("[3,", List.of(brief, brief), "]"),
                FeedText.own("{\"t\":\"beat\"}"),
                FeedText.shared("[4,", List.of(lasting), "]"));

        List<String> heard = received(texts);

        assertThat(heard)
                .containsExactlyElementsOf(
                        texts.stream().map(FeedText::toString).toList());
        assertThat(heard.get(2)).isEqualTo("[3,1,1]");
        assertThat(lasting.chunks()).hasSizeGreaterThan(3).isSameAs(lasting.chunks());
    }
}
