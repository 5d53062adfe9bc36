package vn.motcua.camera.push;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.http.DigestCheck.Verdict;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Heard.Refused;
import vn.motcua.camera.source.Heard.Refused.Why;

/**
 * The one door for all devices that post their events: {@code /NAME}, or {@code /NAME/KEY}. A message is read as it comes, in any pieces,
 * and answered with 200 only after what it says is stored, otherwise with 503. Bounded in connections, in bytes of one message and in
 * bytes of all that are open; one that takes too long is hung up on. Without TLS: it is meant for the cameras' own network. Event loop only.
 */
public final class PushDoor {
    /** A picture or two and what is said of them. */
    static final int BODY_MAX = 12 * 1024 * 1024;

    static final int OPEN_MAX = 16 * 1024 * 1024;
    static final int CONNECTIONS_MAX = 256;
    private static final Duration IDLE_MAX = Duration.ofMinutes(1);
    private static final Duration MESSAGE_MAX = Duration.ofSeconds(30);
    private static final int URI_MAX = 4_096;
    private static final Logger LOG = LoggerFactory.getLogger(PushDoor.class);

    private final Vertx vertx;
    private final HttpServer server;
    private final Map<String, PushPeer> peers = new HashMap<>();
    private int connections;
    private int openBytes;
    private long strangers;

    public PushDoor(Vertx vertx) {
        this.vertx = vertx;
        server = vertx.createHttpServer(new HttpServerOptions()
                .setIdleTimeout((int) IDLE_MAX.toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxInitialLineLength(URI_MAX)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(false));
        server.connectionHandler(connection -> {
            connections++;
            connection.closeHandler(closed -> connections--);
            if (connections > CONNECTIONS_MAX) close(connection.close());
        });
        server.requestHandler(this::receive);
    }

    /** Lets one in from now on. */
    public void let(PushPeer peer) {
        peers.put(peer.name(), peer);
    }

    /**
     * @param port 0 for any
     * @return the port
     */
    public Future<Integer> start(String host, int port) {
        return server.listen(port, host).map(HttpServer::actualPort);
    }

    public Future<Void> stop() {
        return server.close();
    }

    private void receive(HttpServerRequest request) {
        String[] path = request.path().substring(1).split("/", 2);
        PushPeer peer = peers.get(path[0]);
        String key = path.length > 1 ? path[1] : "";
        if (peer == null || !peer.access().isKey(key)) {
            if (++strangers % 100 == 1)
                LOG.warn("{} posts to no door of a camera ({} so far)", request.remoteAddress(), strangers);
            turnAway(request, 404);
        } else if (!peer.access().isFrom(request.remoteAddress().hostAddress())) {
            peer.refused().accept(new Refused(Why.NOT_SIGNED, "address"));
            turnAway(request, 403);
        } else {
            logIn(request, peer);
        }
    }

    private void logIn(HttpServerRequest request, PushPeer peer) {
        String said = request.getHeader("Authorization");
        Verdict verdict = peer.access().login(said, request.method().name(), request.uri());
        if (verdict == Verdict.RIGHT) {
            if (request.headers().contains("Expect", "100-continue", true))
                request.response().writeContinue().onFailure(PushDoor::gone);
            new Message(request, peer).read();
            return;
        }
        if (said != null) peer.refused().accept(new Refused(Why.NOT_SIGNED, "login"));
        request.response().putHeader("WWW-Authenticate", peer.access().challenges(verdict));
        // A challenge is no refusal: the device answers it over the same connection, so what it sent meanwhile is let
        // go.
        discard(request);
        answer(request, 401);
    }

    private static void discard(HttpServerRequest request) {
        int[] size = {0};
        request.handler(some -> {
            size[0] += some.length();
            if (size[0] > BODY_MAX) close(request.connection().close());
        });
    }

    private static void turnAway(HttpServerRequest request, int status) {
        discard(request);
        refuseAndClose(request, status);
    }

    private static void refuseAndClose(HttpServerRequest request, int status) {
        request.response().putHeader("Connection", "close").setStatusCode(status);
        close(request.response().end().eventually(() -> request.connection().close()));
    }

    private static void answer(HttpServerRequest request, int status) {
        if (request.response().ended() || request.response().closed()) return;
        request.response().setStatusCode(status).end().onFailure(PushDoor::gone);
    }

    private static void gone(Throwable failure) {
        LOG.debug("a device did not wait for its answer: {}", failure.getMessage());
    }

    private static void close(Future<Void> closing) {
        closing.onFailure(PushDoor::gone);
    }

    /** One, from its head to its answer. */
    private final class Message {
        private final HttpServerRequest request;
        private final PushPeer peer;
        private final Decoder decoder;
        /** Taken or refused as a whole: half of it would begin anew when the device sends it again. */
        private final List<Heard> heard = new ArrayList<>();

        private final long timer;
        private int bytes;
        private boolean isOver;

        Message(HttpServerRequest request, PushPeer peer) {
            this.request = request;
            this.peer = peer;
            decoder = peer.decoders().get();
            timer = vertx.setTimer(MESSAGE_MAX.toMillis(), late -> giveUp(408));
        }

        void read() {
            heard.addAll(decoder.feed(head().getBytes(StandardCharsets.ISO_8859_1)));
            request.handler(this::some);
            request.endHandler(end -> end());
            request.exceptionHandler(failure -> over());
        }

        /** Without a length: where the body ends the server knows. */
        private String head() {
            String type = request.getHeader("Content-Type");
            return request.method().name() + " " + request.uri() + " HTTP/1.1\r\n"
                    + (type == null ? "" : "Content-Type: " + type + "\r\n") + "\r\n";
        }

        private void some(Buffer chunk) {
            if (isOver) return;
            bytes += chunk.length();
            openBytes += chunk.length();
            if (bytes > BODY_MAX) {
                peer.refused().accept(new Refused(Why.TOO_LARGE, "message"));
                giveUp(413);
            } else if (openBytes > OPEN_MAX) {
                giveUp(503);
            } else {
                heard.addAll(decoder.feed(chunk.getBytes()));
            }
        }

        private void end() {
            if (isOver) return;
            heard.addAll(decoder.end());
            over();
            peer.taker().apply(heard).onComplete(done -> answer(request, done.succeeded() ? 200 : 503));
        }

        private void giveUp(int status) {
            if (isOver) return;
            over();
            refuseAndClose(request, status);
        }

        private void over() {
            if (isOver) return;
            isOver = true;
            openBytes -= bytes;
            vertx.cancelTimer(timer);
        }
    }
}
