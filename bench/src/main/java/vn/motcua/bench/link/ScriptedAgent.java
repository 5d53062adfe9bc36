package vn.motcua.bench.link;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.LinkFrame.Ack;
import vn.motcua.core.wire.LinkFrame.Challenge;
import vn.motcua.core.wire.LinkFrame.Hello;
import vn.motcua.core.wire.LinkFrame.LinkRefusal;
import vn.motcua.core.wire.LinkFrame.Ping;
import vn.motcua.core.wire.LinkFrame.Pong;
import vn.motcua.core.wire.LinkFrame.Refused;
import vn.motcua.core.wire.LinkFrame.StreamPosition;
import vn.motcua.core.wire.LinkFrame.Welcome;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.edge.identity.Identity;

/**
 * One agent's side of the link without the agent: signed handshake, heartbeat, the back-off of a real one (0.2 s doubling to 5 s,
 * jittered, {@code retryAfterMs} obeyed), and a prepared backlog sent as fast as the hub's credit allows. Public methods may be called
 * from any thread; the rest runs on the agent's own event loop.
 */
public final class ScriptedAgent {
    private static final int EVENTS_PER_FRAME = 200;
    private static final long BACKOFF_MS_MIN = 200;
    private static final long BACKOFF_MS_MAX = 5_000;

    private final Vertx vertx;
    private final Context context;
    private final WebSocketClient client;
    private final Identity identity;
    private final List<String> modules;
    private final URI hub;
    private final Random jitter;
    private final String bootId = UUID.randomUUID().toString();
    private Promise<Welcome> welcomed = Promise.promise();
    private @Nullable WebSocket socket;
    private @Nullable Challenge challenge;
    private String incarnation = "";
    private String nonce = "";
    private long backoffMs = BACKOFF_MS_MIN;
    private long retryAfterMs;
    private long beat = -1;
    private long pings;
    private boolean stopped;

    // The backlog on the essential stream: what is sent, what the hub has for good, and how much it takes.
    private List<String> backlog = List.of();
    private long sent;
    private long acknowledged;
    private int credit;
    private @Nullable Promise<Long> drained;

    public ScriptedAgent(Vertx vertx, WebSocketClient client, Identity identity, List<String> modules, long seed) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.client = client;
        this.identity = identity;
        this.modules = List.copyOf(modules);
        this.hub = URI.create(identity.hubUrl());
        this.jitter = new Random(seed);
    }

    public Identity identity() {
        return identity;
    }

    /** Dials, and again whenever the link ends, until {@link #stop}; completes with the first welcome. */
    public Future<Welcome> start() {
        Future<Welcome> first = welcomed.future();
        context.runOnContext(go -> dial());
        return first;
    }

    /** Completes with the next welcome after the link that is live now. Ask while it is live, then cut it. */
    public Future<Welcome> nextWelcome() {
        Promise<Welcome> next = Promise.promise();
        Promise<Void> asked = Promise.promise();
        context.runOnContext(go -> {
            welcomed = next;
            asked.complete();
        });
        return asked.future().compose(done -> next.future());
    }

    /** Sends all of it; completes with {@link System#nanoTime()} at the acknowledgement of the last. Once per agent. */
    public Future<Long> drain(List<String> envelopes) {
        Promise<Long> done = Promise.promise();
        context.runOnContext(go -> {
            backlog = envelopes;
            drained = done;
            pump();
        });
        return done.future();
    }

    public void stop() {
        context.runOnContext(go -> {
            stopped = true;
            vertx.cancelTimer(beat);
            WebSocket open = socket;
            if (open != null) open.close().onFailure(ScriptedAgent::gone);
        });
    }

    private static void gone(Throwable alreadyClosed) {
        // Nothing to do: a closed socket is what was wanted.
    }

    private void dial() {
        if (stopped) return;
        ClientWebSocket fresh = client.webSocket();
        fresh.textMessageHandler(this::take);
        fresh.closeHandler(closed -> ended());
        fresh.exceptionHandler(ScriptedAgent::gone);
        fresh.connect(new WebSocketConnectOptions()
                        .setHost(hub.getHost())
                        .setPort(hub.getPort())
                        .setURI("/link"))
                .onSuccess(open -> socket = open)
                .onFailure(refused -> ended());
    }

    private void ended() {
        socket = null;
        vertx.cancelTimer(beat);
        if (stopped) return;
        long pause = retryAfterMs + (long) (backoffMs * (0.5 + jitter.nextDouble() / 2));
        retryAfterMs = 0;
        backoffMs = Math.min(backoffMs * 2, BACKOFF_MS_MAX);
        vertx.setTimer(Math.max(1, pause), fired -> dial());
    }

    private void take(String text) {
        LinkFrame frame = LinkFrame.parse(text);
        if (frame instanceof Challenge asked) hello(asked);
        else if (frame instanceof Welcome welcome) welcomed(welcome);
        else if (frame instanceof Refused refused) refused(refused);
        else if (frame instanceof Ack ack) acknowledged(ack);
        else if (frame instanceof Ping ping) send(new Pong(ping.n(), Instant.now()));
    }

    private void hello(Challenge asked) {
        challenge = asked;
        nonce = UUID.randomUUID().toString();
        String proof = LinkSignatures.agentText(asked.nonce(), nonce, identity.agent(), bootId, asked.hubKey());
        send(new Hello(
                LinkFrame.VERSION,
                identity.agent(),
                identity.site(),
                bootId,
                nonce,
                LinkSignatures.sign(LinkSignatures.decodePrivate(identity.privateKey()), proof),
                List.of(
                        new StreamPosition(StreamName.ESSENTIAL, 1, backlog.isEmpty() ? 0 : 1, backlog.size()),
                        new StreamPosition(StreamName.BULK, 1, 0, 0)),
                List.of(),
                List.of(),
                modules,
                identity.training(),
                "motcua-bench 0.1.0",
                incarnation.isEmpty() ? null : incarnation,
                null));
    }

    private void welcomed(Welcome welcome) {
        Challenge asked = challenge;
        if (asked == null || !provesItself(asked, welcome)) {
            welcomed.tryFail(new IOException("what answers at " + hub + " cannot prove that it is the hub"));
            stop();
            return;
        }
        incarnation = asked.incarnation();
        backoffMs = BACKOFF_MS_MIN;
        credit = welcome.creditEssential();
        acknowledged = welcome.acknowledged().stream()
                .filter(position -> position.stream() == StreamName.ESSENTIAL)
                .mapToLong(StreamPosition::last)
                .max()
                .orElse(0);
        sent = acknowledged;
        beat = vertx.setPeriodic(Math.max(100, welcome.heartbeatMs()), id -> send(new Ping(++pings, Instant.now())));
        welcomed.tryComplete(welcome);
        pump();
    }

    private boolean provesItself(Challenge asked, Welcome welcome) {
        String text =
                LinkSignatures.hubText(asked.nonce(), nonce, identity.agent(), asked.hubKey(), asked.incarnation());
        return asked.hubKey().equals(identity.hubKey())
                && LinkSignatures.isSignedBy(LinkSignatures.decodePublic(identity.hubKey()), text, welcome.signature());
    }

    /** Too many at once is everyday life and tried again; any other refusal is a mistake of this run. */
    private void refused(Refused refused) {
        retryAfterMs = refused.retryAfterMs();
        if (!refused.reason().equals(LinkRefusal.BUSY.name()))
            welcomed.tryFail(new IOException("refused " + refused.reason() + ": " + refused.message()));
    }

    private void acknowledged(Ack ack) {
        if (ack.stream() != StreamName.ESSENTIAL) return;
        acknowledged = Math.max(acknowledged, ack.upTo());
        credit = ack.credit();
        Promise<Long> waiting = drained;
        if (waiting != null && acknowledged >= backlog.size()) waiting.tryComplete(System.nanoTime());
        pump();
    }

    private void pump() {
        while (socket != null && sent < backlog.size() && sent - acknowledged < credit) {
            long room = Math.min(credit - (sent - acknowledged), EVENTS_PER_FRAME);
            int to = (int) Math.min(backlog.size(), sent + room);
            List<String> some = backlog.subList((int) sent, to);
            write("{\"t\":\"events\",\"stream\":\"ESSENTIAL\",\"epoch\":1,\"from\":" + (sent + 1) + ",\"events\":["
                    + String.join(",", some) + "]}");
            sent = to;
        }
    }

    private void send(LinkFrame frame) {
        write(frame.write());
    }

    private void write(String text) {
        WebSocket open = socket;
        if (open != null) open.writeTextMessage(text).onFailure(ScriptedAgent::gone);
    }
}
