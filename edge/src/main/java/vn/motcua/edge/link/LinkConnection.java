package vn.motcua.edge.link;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.LinkFrame.Challenge;
import vn.motcua.core.wire.LinkFrame.Refused;
import vn.motcua.core.wire.LinkFrame.Welcome;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.store.Outbox.Position;
import vn.motcua.edge.trust.HubCertificateException;

/**
 * One WebSocket from dial to end: the handshake, then a {@link LinkSession}. A frame that does not belong to the moment, or cannot
 * be understood, is logged and left aside. Event loop only.
 */
final class LinkConnection {
    private static final Logger LOG = LoggerFactory.getLogger(LinkConnection.class);

    private static final long FULL_RETRY_MS = 5_000;

    private final Vertx vertx;
    private final LinkSettings settings;
    private final LinkStore store;
    private final Owner owner;
    private @Nullable ClientWebSocket socket;
    private @Nullable Handshake handshake;
    private @Nullable LinkSession session;
    private boolean isConnected;
    private boolean welcomed;
    private boolean ended;
    private long stepTimer = -1;

    /** Who dials again. */
    interface Owner {
        LinkSession begin(
                LinkConnection connection, Welcome welcome, String incarnation, Map<StreamName, Position> from);

        /** Called once. */
        void ended(LinkConnection connection, LinkEnd end);
    }

    LinkConnection(Vertx vertx, LinkSettings settings, LinkStore store, Owner owner) {
        this.vertx = vertx;
        this.settings = settings;
        this.store = store;
        this.owner = owner;
    }

    void dial(WebSocketClient client) {
        ClientWebSocket dialled = client.webSocket();
        socket = dialled;
        dialled.textMessageHandler(this::received);
        dialled.closeHandler(closed -> end(LinkEnd.lost("the hub closed the link")));
        dialled.exceptionHandler(e -> end(LinkEnd.lost(String.valueOf(e.getMessage()))));
        awaitStep("no challenge from the hub");
        dialled.connect(options()).onFailure(e -> end(notConnected(e)));
    }

    private LinkEnd notConnected(Throwable failure) {
        String why = String.valueOf(failure.getMessage());
        return HubCertificateException.in(failure)
                .map(wrong -> LinkEnd.refused(
                        wrong.problem().name(),
                        wrong.words(),
                        settings.backoffMax().toMillis()))
                .orElseGet(() -> LinkEnd.lost(why));
    }

    private void connected() {
        isConnected = true;
        if (ended) close();
    }

    private WebSocketConnectOptions options() {
        URI hub = settings.address();
        boolean secure = settings.isSecure();
        int port = hub.getPort() > 0 ? hub.getPort() : secure ? 443 : 80;
        WebSocketConnectOptions options = new WebSocketConnectOptions();
        options.setHost(hub.getHost());
        options.setPort(port);
        options.setURI("/link");
        options.setSsl(secure);
        options.setConnectTimeout(settings.connectTimeout().toMillis());
        return options;
    }

    private void awaitStep(String otherwise) {
        vertx.cancelTimer(stepTimer);
        stepTimer = vertx.setTimer(settings.connectTimeout().toMillis(), fired -> end(LinkEnd.lost(otherwise)));
    }

    private void received(String text) {
        // The first frame may be told before the connection is.
        isConnected = true;
        if (ended) return;
        try {
            take(LinkFrame.parse(text));
        } catch (WireException e) {
            LOG.warn("a frame from the hub is not understood and left aside: {}", e.getMessage());
        } catch (Handshake.Mismatch e) {
            LOG.error("{}", e.getMessage());
            end(LinkEnd.refused(
                    LinkRefused.WRONG_HUB,
                    String.valueOf(e.getMessage()),
                    settings.backoffMax().toMillis()));
        }
    }

    private void take(LinkFrame frame) throws Handshake.Mismatch {
        if (frame instanceof Refused refused) {
            LOG.warn("the hub refuses the link: {} ({})", refused.reason(), refused.message());
            if (refused.reason().equals(LinkFrame.LinkRefusal.CLONE.name()))
                store.giveUpBands()
                        .onFailure(e -> LOG.error("the bands of the other agent are still here: {}", e.toString()));
            end(LinkEnd.refused(refused.reason(), "refused: " + refused.reason(), refused.retryAfterMs()));
        } else if (session != null) session.take(frame);
        else if (frame instanceof Challenge challenge && handshake == null) challenged(challenge);
        else if (frame instanceof Welcome welcome && handshake != null && !welcomed) welcomed(welcome, handshake);
        else LOG.debug("{} out of turn, left aside", frame.getClass().getSimpleName());
    }

    private void challenged(Challenge challenge) throws Handshake.Mismatch {
        Handshake begun = Handshake.answer(settings, challenge);
        handshake = begun;
        awaitStep("no welcome from the hub");
        store.facts()
                .onSuccess(facts -> send(begun.hello(facts)))
                .onFailure(e -> end(LinkEnd.lost("the store does not say where it stands: " + e.getMessage())));
    }

    private void welcomed(Welcome welcome, Handshake begun) throws Handshake.Mismatch {
        begun.check(welcome);
        welcomed = true;
        vertx.cancelTimer(stepTimer);
        if (isOpen() && socket != null) socket.pause();
        store.welcomed(welcome, begun.incarnation())
                .onSuccess(from -> from.ifPresentOrElse(
                        positions -> begin(welcome, begun, positions),
                        () -> end(LinkEnd.again("this agent's memory is older than what the hub has of it"))))
                .onFailure(e -> end(
                        // A hub that keeps giving fresh bands to a full disk would run out of them.
                        new LinkEnd("the welcome cannot be stored: " + e.getMessage(), FULL_RETRY_MS, null, false)));
    }

    private void begin(Welcome welcome, Handshake begun, Map<StreamName, Position> from) {
        if (ended) return;
        session = owner.begin(this, welcome, begun.incarnation(), from);
        if (isOpen() && socket != null) socket.resume();
        session.start();
    }

    void send(LinkFrame frame) {
        ClientWebSocket open = socket;
        if (!isOpen() || open == null) return;
        open.writeTextMessage(frame.write()).onFailure(e -> end(LinkEnd.lost(String.valueOf(e.getMessage()))));
    }

    // Between its end on the wire and our hearing of it a socket throws at every touch.
    private boolean isOpen() {
        return !ended && isConnected && socket != null && !socket.isClosed();
    }

    /** Nothing more can be sent now. */
    boolean isFull() {
        return !isOpen() || socket == null || socket.writeQueueFull();
    }

    void onDrain(Runnable action) {
        if (isOpen() && socket != null) socket.drainHandler(drained -> action.run());
    }

    /** Ends it for our own reasons; the owner is told. */
    void end(LinkEnd end) {
        if (ended) return;
        ended = true;
        vertx.cancelTimer(stepTimer);
        if (session != null) session.stop();
        // Before it is connected it cannot be closed; then it is as soon as it is.
        if (isConnected) close();
        owner.ended(this, end);
    }

    private void close() {
        if (socket == null || socket.isClosed()) return;
        socket.close().onFailure(e -> LOG.debug("closing the link: {}", e.getMessage()));
    }
}
