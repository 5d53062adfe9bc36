package vn.motcua.hub.platform.link;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.WireException;

/** One socket from its first frame: challenge, hello, clone check, then an {@link AgentLink}. On its event loop. */
final class LinkSocket {
    private static final Logger LOG = LoggerFactory.getLogger(LinkSocket.class);
    private static final long RETRY_MS = 5_000;
    private static final long BUSY_SPREAD_MS = 10_000;
    private static final int WRITE_QUEUE_BYTES = 2 << 20;
    /** A frame longer than this is read by a worker. */
    private static final int LIGHT_CHARS = 4_096;

    private static final String EVENTS = "{\"t\":\"events\"";

    private final AgentLinks links;
    private final ServerWebSocket socket;
    private final Context context;
    private final String nonce;
    private final FrameLane lane;
    private long timer = -1;
    private boolean shaking;
    private boolean heardHello;
    private boolean over;
    private @Nullable AgentLink link;

    LinkSocket(AgentLinks links, ServerWebSocket socket, Context context) {
        this.links = links;
        this.socket = socket;
        this.context = context;
        this.nonce = links.handshake.nonce();
        this.lane =
                new FrameLane(links.workers, context, socket, broken -> broken(String.valueOf(broken.getMessage())));
    }

    void begin() {
        socket.setWriteQueueMaxSize(WRITE_QUEUE_BYTES);
        socket.exceptionHandler(e -> LOG.debug("link socket: {}", e.getMessage()));
        socket.closeHandler(gone -> ended());
        if (!links.beginHandshake()) {
            long spread = 1_000 + ThreadLocalRandom.current().nextLong(BUSY_SPREAD_MS);
            refuse(LinkFrame.LinkRefusal.BUSY, "too many at once", spread);
            return;
        }
        shaking = true;
        timer = links.vertx.setTimer(
                links.limits.helloMs(), late -> refuse(LinkFrame.LinkRefusal.PROTOCOL, "no hello in time", RETRY_MS));
        socket.textMessageHandler(this::heard);
        socket.binaryMessageHandler(bytes -> broken("a text frame is expected"));
        send(new LinkFrame.Challenge(
                LinkFrame.VERSION, nonce, links.identity.publicKey(), links.desk.incarnation(), links.clock.instant()));
    }

    private void heard(String text) {
        if (over) return;
        AgentLink linked = link;
        if (linked == null) {
            first(text);
            return;
        }
        linked.word();
        if (isHeavy(text)) lane.add(() -> linked.read(text));
        else light(linked, text);
    }

    private static boolean isHeavy(String text) {
        return text.length() > LIGHT_CHARS || text.startsWith(EVENTS);
    }

    /** Pings, requests and the like: sooner done than handed over. Events keep their order whatever they look like. */
    private void light(AgentLink linked, String text) {
        try {
            LinkFrame frame = parsed(text);
            if (frame instanceof LinkFrame.Events) lane.add(() -> linked.read(text));
            else linked.heard(frame);
        } catch (WireException e) {
            broken(String.valueOf(e.getMessage()));
        }
    }

    /** @throws WireException also for a frame that lacks a field no rule may find missing */
    static LinkFrame parsed(String text) {
        LinkFrame frame = LinkFrame.parse(text);
        boolean isBeat = frame instanceof LinkFrame.Ping || frame instanceof LinkFrame.Pong;
        if (!isBeat && frame instanceof Record fields) RequiredFields.check(fields);
        return frame;
    }

    private void first(String text) {
        if (heardHello) {
            broken("nothing is expected before the welcome");
            return;
        }
        heardHello = true;
        lane.add(() -> {
            if (!(parsed(text) instanceof LinkFrame.Hello hello)) throw new WireException("a hello is expected");
            LinkFrame.LinkRefusal refusal = links.handshake.refusal(hello, nonce);
            String proof = refusal == null ? links.handshake.signature(hello, nonce) : "";
            return () -> hello(hello, refusal, proof);
        });
    }

    private void broken(String why) {
        refuse(LinkFrame.LinkRefusal.PROTOCOL, why, RETRY_MS);
    }

    private void hello(LinkFrame.Hello hello, LinkFrame.@Nullable LinkRefusal refusal, String proof) {
        if (over) return;
        if (refusal != null) {
            LinkFrame.LinkRefusal told = links.sharpened(refusal, hello);
            refuse(told, told.name(), RETRY_MS);
            return;
        }
        makeRoom(hello)
                .compose(free ->
                        free ? links.desk.open(hello).map(opening -> welcome(hello, opening, proof)) : held(hello))
                .onFailure(e -> {
                    LOG.warn("handshake of {}: {}", hello.agent(), e.getMessage());
                    refuse(LinkFrame.LinkRefusal.BUSY, "the hub cannot decide now", RETRY_MS);
                });
    }

    /** False if another process with this key is alive. */
    private Future<Boolean> makeRoom(LinkFrame.Hello hello) {
        AgentLink before = links.link(hello.agent());
        if (before == null || before.bootId().equals(hello.bootId())) return Future.succeededFuture(true);
        return before.isAlive().compose(alive -> onContext(!alive));
    }

    /** The other link's answer comes on its event loop; go on on ours. */
    private Future<Boolean> onContext(boolean value) {
        io.vertx.core.Promise<Boolean> here = io.vertx.core.Promise.promise();
        context.runOnContext(turn -> here.complete(value));
        return here.future();
    }

    private Future<Void> held(LinkFrame.Hello hello) {
        links.counts.add("link.clone");
        links.isClone(hello);
        return links.desk.hold(hello.agent()).onSuccess(held -> {
            links.end(hello.agent(), LinkFrame.LinkRefusal.HELD);
            refuse(LinkFrame.LinkRefusal.CLONE, LinkFrame.LinkRefusal.CLONE.name(), RETRY_MS);
        });
    }

    private @Nullable Void welcome(LinkFrame.Hello hello, LinkDesk.Opening opening, String proof) {
        if (over) return null;
        endHandshake();
        AgentLink fresh = new AgentLink(
                links.vertx, socket, links.clock, links.desk, links.limits, hello, opening, links.feed, links.pool);
        fresh.onProtocolError(why -> refuse(LinkFrame.LinkRefusal.BUSY, why, RETRY_MS));
        link = fresh;
        AgentLink before = links.put(fresh);
        if (before != null) before.refuse(LinkFrame.LinkRefusal.BUSY, "replaced by a newer link", RETRY_MS);
        send(new LinkFrame.Welcome(
                proof,
                opening.acknowledged(),
                fresh.firstCredit(StreamName.ESSENTIAL),
                fresh.firstCredit(StreamName.BULK),
                links.limits.heartbeatMs(),
                opening.freshEpoch(),
                links.clock.instant(),
                links.desk.site().forAgents(),
                opening.bands(),
                opening.known()));
        if (!opening.numbers().isEmpty()) send(new LinkFrame.Numbers(opening.numbers()));
        return null;
    }

    private void send(LinkFrame frame) {
        socket.writeTextMessage(frame.write()).onFailure(e -> LOG.debug("link socket: {}", e.getMessage()));
    }

    private void refuse(LinkFrame.LinkRefusal reason, String message, long retryAfterMs) {
        if (over) return;
        over = true;
        lane.close();
        links.counts.add("link.refused." + reason);
        String line = message.length() > 300 ? message.substring(0, 300) : message;
        send(new LinkFrame.Refused(reason.name(), line, retryAfterMs));
        socket.close().onFailure(e -> LOG.debug("closing a link socket: {}", e.getMessage()));
    }

    private void endHandshake() {
        links.vertx.cancelTimer(timer);
        if (shaking) links.endHandshake();
        shaking = false;
    }

    private void ended() {
        over = true;
        lane.close();
        endHandshake();
        if (link == null) return;
        links.remove(link);
        link.ended();
        link = null;
    }
}
