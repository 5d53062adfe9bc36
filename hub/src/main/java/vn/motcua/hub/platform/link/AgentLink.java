package vn.motcua.hub.platform.link;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.EventsFrame;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.WireException;
import vn.motcua.hub.platform.feed.Feed;

/** One agent's live link, after its handshake. On its socket's event loop, but for what says otherwise. */
final class AgentLink {
    private static final Logger LOG = LoggerFactory.getLogger(AgentLink.class);
    private static final int MAX_REQUESTS = 64;
    private static final int MAX_SUBSCRIPTIONS = 64;

    private final Vertx vertx;
    private final Context context;
    private final ServerWebSocket socket;
    private final Clock clock;
    private final LinkDesk desk;
    private final LinkLimits limits;
    private final LinkFrame.Hello hello;
    private final StreamIntake intake;
    private final Feed feed;
    private final Map<String, LinkFeed> subscriptions = new HashMap<>();
    private final Map<String, Promise<LinkFrame.Answer>> asked = new HashMap<>();
    private final Map<StreamName, LinkFrame.Ack> acks = new LinkedHashMap<>();
    private int requests;
    private boolean ackDue;
    private long pings;
    private volatile Instant lastWord;
    private @Nullable Promise<Void> pong;
    private Consumer<String> onProtocolError = why -> {};

    AgentLink(
            Vertx vertx,
            ServerWebSocket socket,
            Clock clock,
            LinkDesk desk,
            LinkLimits limits,
            LinkFrame.Hello hello,
            LinkDesk.Opening opening,
            Feed feed,
            CreditPool pool) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.socket = socket;
        this.clock = clock;
        this.desk = desk;
        this.limits = limits;
        this.hello = hello;
        this.intake = new StreamIntake(desk, limits, hello, opening, pool);
        this.feed = feed;
        this.lastWord = clock.instant();
    }

    AgentId agent() {
        return hello.agent();
    }

    String bootId() {
        return hello.bootId();
    }

    /** Any thread. */
    Instant lastWord() {
        return lastWord;
    }

    int firstCredit(StreamName stream) {
        return intake.firstCredit(stream);
    }

    void onProtocolError(Consumer<String> handler) {
        onProtocolError = handler;
    }

    /** Something came from the agent, whatever it is. */
    void word() {
        lastWord = clock.instant();
    }

    /**
     * What is to do about a frame, which is probably one of events. Any thread.
     *
     * @throws WireException if the frame breaks the protocol
     */
    Runnable read(String text) {
        Optional<EventsFrame> events = EventsFrame.parse(text);
        if (events.isEmpty()) {
            LinkFrame frame = LinkSocket.parsed(text);
            return () -> heard(frame);
        }
        StreamIntake.Read read = intake.read(RequiredFields.check(events.get()));
        return () -> take(read);
    }

    /** @throws WireException if the frame breaks the protocol */
    void heard(LinkFrame frame) {
        if (frame instanceof LinkFrame.Request request) answer(request);
        else if (frame instanceof LinkFrame.Answer answer) answered(answer);
        else if (frame instanceof LinkFrame.Subscribe subscribe) subscribe(subscribe);
        else if (frame instanceof LinkFrame.Unsubscribe unsubscribe) unsubscribe(unsubscribe.sub());
        else if (frame instanceof LinkFrame.Ping ping) send(new LinkFrame.Pong(ping.n(), clock.instant()));
        else if (frame instanceof LinkFrame.Pong) ponged();
        else throw new WireException("a " + frame.getClass().getSimpleName() + " is not for an agent to send now");
    }

    private void take(StreamIntake.Read events) {
        intake.take(events).onSuccess(this::acknowledge).onFailure(e -> {
            // Not committed: the agent offers the same events again on its next link.
            LOG.warn("events of {} were not taken: {}", agent(), e.getMessage());
            onProtocolError.accept("the hub cannot take events now");
        });
    }

    /** All commits of one turn of the loop make one acknowledgement per stream. */
    private void acknowledge(LinkFrame.Ack ack) {
        acks.put(ack.stream(), ack);
        if (ackDue) return;
        ackDue = true;
        context.runOnContext(turn -> {
            ackDue = false;
            acks.values().forEach(this::send);
            acks.clear();
        });
    }

    private void answer(LinkFrame.Request request) {
        if (request.id().length() > 64) throw new WireException("request: an id has at most 64 characters");
        if (requests >= MAX_REQUESTS) throw new WireException("request: at most " + MAX_REQUESTS + " at once");
        requests++;
        desk.request(agent(), request)
                .onComplete(done -> requests--)
                .onSuccess(answer -> answer.ifPresent(this::send))
                .onFailure(e -> LOG.warn("request {} of {}: {}", request.name(), agent(), e.getMessage()));
    }

    private void subscribe(LinkFrame.Subscribe subscribe) {
        unsubscribe(subscribe.sub());
        if (subscriptions.size() >= MAX_SUBSCRIPTIONS || subscribe.sub().length() > 64)
            throw new WireException("subscribe: at most " + MAX_SUBSCRIPTIONS + " at once");
        LinkFeed reader = new LinkFeed(subscribe, socket);
        subscriptions.put(subscribe.sub(), reader);
        reader.begin(feed, context);
    }

    private void unsubscribe(String sub) {
        LinkFeed reader = subscriptions.remove(sub);
        if (reader != null) reader.end();
    }

    private void answered(LinkFrame.Answer answer) {
        Promise<LinkFrame.Answer> waiting = asked.remove(answer.id());
        if (waiting != null) waiting.complete(answer);
    }

    /** Asks the agent; any thread. Fails if it says nothing in time or the link ends. */
    Future<LinkFrame.Answer> ask(LinkFrame.Request request) {
        Promise<LinkFrame.Answer> answer = Promise.promise();
        context.runOnContext(turn -> {
            if (asked.size() >= MAX_REQUESTS || asked.containsKey(request.id())) {
                answer.fail("too many requests wait for " + agent());
                return;
            }
            asked.put(request.id(), answer);
            send(request);
            vertx.setTimer(limits.answerMs(), late -> {
                if (asked.remove(request.id(), answer)) answer.fail(agent() + " did not answer in time");
            });
        });
        return answer.future();
    }

    /** Whether the agent still answers, within the time for a clone check. Any thread. */
    Future<Boolean> isAlive() {
        Promise<Boolean> alive = Promise.promise();
        context.runOnContext(turn -> {
            Promise<Void> next = pong == null ? Promise.promise() : pong;
            pong = next;
            send(new LinkFrame.Ping(++pings, clock.instant()));
            next.future().onSuccess(heard -> alive.tryComplete(true));
            vertx.setTimer(limits.cloneMs(), late -> alive.tryComplete(false));
        });
        return alive.future();
    }

    private void ponged() {
        Promise<Void> waiting = pong;
        pong = null;
        if (waiting != null) waiting.tryComplete();
    }

    /** Any thread. */
    void bands(List<Band> bands) {
        context.runOnContext(turn -> send(new LinkFrame.Bands(bands)));
    }

    /** Any thread. */
    void site(Site site) {
        context.runOnContext(turn -> send(new LinkFrame.SiteChanged(site)));
    }

    /** Any thread. */
    void numbers(List<LinkFrame.HighestNumber> upTo) {
        context.runOnContext(turn -> send(new LinkFrame.Numbers(upTo)));
    }

    void send(LinkFrame frame) {
        socket.writeTextMessage(frame.write()).onFailure(e -> LOG.debug("link of {}: {}", agent(), e.getMessage()));
    }

    /** Says why and closes; any thread. */
    void refuse(LinkFrame.LinkRefusal reason, String message, long retryAfterMs) {
        context.runOnContext(turn -> {
            send(new LinkFrame.Refused(reason.name(), message, retryAfterMs));
            socket.close().onFailure(e -> LOG.debug("closing the link of {}: {}", agent(), e.getMessage()));
        });
    }

    /** The socket is gone. */
    void ended() {
        subscriptions.values().forEach(LinkFeed::end);
        subscriptions.clear();
        asked.values().forEach(waiting -> waiting.tryFail(agent() + " is gone"));
        asked.clear();
    }
}
