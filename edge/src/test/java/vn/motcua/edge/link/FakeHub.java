package vn.motcua.edge.link;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.security.KeyPair;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.LinkFrame.Ack;
import vn.motcua.core.wire.LinkFrame.Answer;
import vn.motcua.core.wire.LinkFrame.Events;
import vn.motcua.core.wire.LinkFrame.Hello;
import vn.motcua.core.wire.LinkFrame.Ping;
import vn.motcua.core.wire.LinkFrame.Pong;
import vn.motcua.core.wire.LinkFrame.Request;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.store.Outbox.Position;
import vn.motcua.edge.store.StoreRig;

/** A home hub for tests: speaks the link by the book, keeps a {@link HubLedger}, and misbehaves on request. */
final class FakeHub {
    static final int CREDIT = 64;
    final HubLedger ledger = new HubLedger();
    final List<Hello> hellos = new CopyOnWriteArrayList<>();
    final List<LinkFrame> heard = new CopyOnWriteArrayList<>();
    final AtomicInteger batches = new AtomicInteger();
    final AtomicInteger cuts = new AtomicInteger();
    final Site site;
    volatile String incarnation = "one";
    volatile double cutAfterCommit;
    volatile double noise;
    volatile boolean mute;
    volatile long heartbeatMs = 200;
    volatile List<Band> bands = List.of();
    volatile String refusal = "";
    volatile boolean wrongSignature;
    volatile @Nullable Function<Request, Answer> answers;
    private final KeyPair keys;
    private final KeyPair agentKeys = LinkSignatures.newKeyPair();
    private final Vertx vertx;
    private final Random random;
    private final List<ServerWebSocket> open = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer server;
    private int port;

    FakeHub(Vertx vertx, Site site, long seed) {
        this.vertx = vertx;
        this.site = site;
        this.random = new Random(seed);
        this.keys = LinkSignatures.newKeyPair();
    }

    FakeHub start() throws Exception {
        server = StoreRig.await(vertx.createHttpServer(new HttpServerOptions()
                        .setMaxWebSocketFrameSize(LinkFrame.MAX_FRAME_BYTES)
                        .setMaxWebSocketMessageSize(LinkFrame.MAX_FRAME_BYTES))
                .webSocketHandler(this::linked)
                .listen(port, "127.0.0.1"));
        port = server.actualPort();
        return this;
    }

    void stop() throws Exception {
        cutAll();
        if (server != null) StoreRig.await(server.close());
    }

    void cutAll() {
        for (ServerWebSocket socket : open) socket.close();
    }

    Identity identity() {
        return new Identity(
                new AgentId("pc-1"),
                site.id(),
                "http://127.0.0.1:" + port,
                LinkSignatures.encode(keys.getPublic()),
                LinkSignatures.encodePrivate(agentKeys.getPrivate()),
                true);
    }

    void sendAll(LinkFrame frame) {
        for (ServerWebSocket socket : open) socket.writeTextMessage(frame.write());
    }

    private void linked(ServerWebSocket socket) {
        open.add(socket);
        Peer peer = new Peer(socket);
        socket.closeHandler(gone -> open.remove(socket));
        socket.textMessageHandler(text -> {
            if (!mute) peer.take(LinkFrame.parse(text));
        });
        peer.send(new LinkFrame.Challenge(
                LinkFrame.VERSION, peer.nonce, LinkSignatures.encode(keys.getPublic()), incarnation, Instant.now()));
    }

    /** One connection. */
    private final class Peer {
        final String nonce = UUID.randomUUID().toString();
        final Map<StreamName, Integer> outstanding = new EnumMap<>(StreamName.class);
        private final ServerWebSocket socket;

        Peer(ServerWebSocket socket) {
            this.socket = socket;
        }

        void send(LinkFrame frame) {
            if (!socket.isClosed()) socket.writeTextMessage(frame.write());
        }

        void take(LinkFrame frame) {
            heard.add(frame);
            if (frame instanceof Hello hello) greet(hello);
            else if (frame instanceof Events events) events(events);
            else if (frame instanceof Ping ping) send(new Pong(ping.n(), Instant.now()));
            else if (frame instanceof Request request) {
                Function<Request, Answer> how = answers;
                if (how != null) send(how.apply(request));
            }
        }

        private void greet(Hello hello) {
            hellos.add(hello);
            String agentText = LinkSignatures.agentText(
                    nonce, hello.nonce(), hello.agent(), hello.bootId(), LinkSignatures.encode(keys.getPublic()));
            boolean proven = LinkSignatures.isSignedBy(agentKeys.getPublic(), agentText, hello.signature());
            if (!proven) ledger.fault("the agent's signature is wrong");
            if (!refusal.isEmpty()) {
                send(new LinkFrame.Refused(refusal, "refused by the test", 300));
                return;
            }
            String text = LinkSignatures.hubText(
                    nonce, hello.nonce(), hello.agent(), LinkSignatures.encode(keys.getPublic()), incarnation);
            String signature = LinkSignatures.sign(
                    wrongSignature ? LinkSignatures.newKeyPair().getPrivate() : keys.getPrivate(), text);
            send(new LinkFrame.Welcome(
                    signature,
                    ledger.positions(),
                    CREDIT,
                    CREDIT,
                    heartbeatMs,
                    freshEpoch(hello),
                    Instant.now(),
                    site,
                    bands,
                    ledger.known()));
        }

        private long freshEpoch(Hello hello) {
            for (LinkFrame.StreamPosition position : hello.streams()) {
                Position last = ledger.last(position.stream());
                if (last.epoch() == position.epoch() && last.sequence() > position.last()) return last.epoch() + 1;
                if (last.epoch() > position.epoch()) return last.epoch() + 1;
                if (hello.isRolledBack()) return Math.max(last.epoch(), position.epoch()) + 1;
            }
            return 0;
        }

        private void events(Events frame) {
            batches.incrementAndGet();
            int now = outstanding.merge(frame.stream(), frame.events().size(), Integer::sum);
            if (now > CREDIT) ledger.fault("credit exceeded: " + now);
            makeNoise();
            ledger.commit(frame.stream(), frame.events());
            outstanding.merge(frame.stream(), -frame.events().size(), Integer::sum);
            if (random.nextDouble() < cutAfterCommit) {
                cuts.incrementAndGet();
                socket.close();
                return;
            }
            Position last = ledger.last(frame.stream());
            Ack ack = new Ack(frame.stream(), last.epoch(), last.sequence(), CREDIT);
            send(ack);
            if (random.nextDouble() < noise) send(ack);
        }

        // Late, repeated, foreign and unreadable frames: a link must shrug.
        private void makeNoise() {
            if (random.nextDouble() >= noise) return;
            send(new Ack(StreamName.ESSENTIAL, 1, 0, 1));
            send(new Ack(StreamName.BULK, 99, 99_999, 1_000_000));
            send(new Answer(UUID.randomUUID().toString(), true, vn.motcua.core.wire.Json.object()));
            send(new LinkFrame.Challenge(1, "again", "x", "y", Instant.now()));
            socket.writeTextMessage("{\"t\":\"from-the-future\",\"x\":1}");
            socket.writeTextMessage("no json");
        }
    }

    JsonNode lastEvent(StreamName stream) {
        var all = ledger.kept(stream);
        return all.get(all.size() - 1);
    }
}
