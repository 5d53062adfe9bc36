package vn.motcua.edge.link;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.LinkFrame.Welcome;
import vn.motcua.core.wire.Requests.Refusal;
import vn.motcua.edge.clock.AgentClock;
import vn.motcua.edge.clock.TimeSource;
import vn.motcua.edge.module.FeedView;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.Outbox.Position;

/**
 * The link to the home hub, dialled for as long as the agent lives. Any thread may ask; everything happens on one event loop, which
 * is also where answers and changes are told.
 */
public final class HubLink implements LinkConnection.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(HubLink.class);

    private final Vertx vertx;
    private final Context context;
    private final LinkSettings settings;
    private final AgentClock clock;
    private final TimeSource time;
    private final LinkStore store;
    private final WebSocketClient client;
    private final PendingRequests pending;
    private final HubUpload uploads;
    private final Redial redial;
    private final Map<String, LinkedView> views = new LinkedHashMap<>();
    private final Map<String, Function<JsonNode, Future<JsonNode>>> handlers = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Promise<Void> dialled = Promise.promise();
    private @Nullable LinkConnection connection;
    private volatile @Nullable LinkSession session;
    private volatile long heardNanos;
    private volatile boolean everHeard;
    private volatile long liveSinceNanos;
    private volatile String lastEnd = "";
    private volatile @Nullable LinkRefused refused;
    private boolean stopped;

    /** Foreign code: what it throws keeps neither the others nor the link. */
    private static final class Listener {
        private final Runnable told;
        private boolean complained; // link's event loop only

        Listener(Runnable told) {
            this.told = told;
        }

        void tell() {
            try {
                told.run();
            } catch (RuntimeException | LinkageError e) {
                if (!complained) LOG.error("a listener to the link failed; the link and the others go on", e);
                complained = true;
            }
        }
    }

    public HubLink(Vertx vertx, LinkSettings settings, AgentStore store, AgentClock clock, TimeSource time) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.settings = settings;
        this.clock = clock;
        this.time = time;
        this.store = new LinkStore(store, clock::now);
        this.client = vertx.createWebSocketClient(options(settings));
        this.pending = new PendingRequests(vertx);
        this.uploads = new HubUpload(vertx, settings);
        this.redial = new Redial(settings);
    }

    private static WebSocketClientOptions options(LinkSettings settings) {
        WebSocketClientOptions options = new WebSocketClientOptions()
                .setMaxFrameSize(LinkFrame.MAX_FRAME_BYTES)
                .setMaxMessageSize(LinkFrame.MAX_FRAME_BYTES);
        if (settings.isSecure()) options.setTrustOptions(settings.trust().options());
        return options;
    }

    /** Completes once what was known of the site is read back; the link itself comes when it comes. */
    public Future<Void> start() {
        store.onAppended(() -> context.runOnContext(go -> appended()));
        return store.load().onSuccess(loaded -> context.runOnContext(go -> dial()));
    }

    /**
     * Completes when the first dial came to an end, good or bad: what the hub had to say about this agent's memory is stored, or
     * it was not to be reached.
     */
    public Future<Void> dialled() {
        return dialled.future();
    }

    public Future<Void> stop() {
        Promise<Void> done = Promise.promise();
        context.runOnContext(go -> {
            stopped = true;
            if (connection != null) connection.end(LinkEnd.lost("the agent stops"));
            client.close().eventually(uploads::close).onComplete(done);
        });
        return done.future();
    }

    /** The hub may be asked now. Any thread. */
    public boolean isLive() {
        return session != null;
    }

    /** How long the link has been live and the hub heard without a gap; empty while it is not. Any thread. */
    public Optional<Duration> healthyFor() {
        return isLive() ? Optional.of(Duration.ofNanos(time.nanos() - liveSinceNanos)) : Optional.empty();
    }

    /** Age of the last word from the home hub; very large before the first. Any thread. */
    public Duration hubAge() {
        return everHeard ? Duration.ofNanos(time.nanos() - heardNanos) : LinkedView.NEVER;
    }

    /** Why the last link ended, for a status page. */
    public String lastEnd() {
        return lastEnd;
    }

    /** The hub answers and refuses this agent; empty while it is linked or the hub is not to be reached at all. Any thread. */
    public Optional<LinkRefused> refused() {
        return Optional.ofNullable(refused);
    }

    public Optional<Site> site() {
        return store.site();
    }

    /**
     * Told on the link's event loop when it goes live, ends, or the site changes.
     *
     * @return stops the telling
     */
    public Runnable onChange(Runnable listener) {
        Listener added = new Listener(listener);
        listeners.add(added);
        return () -> listeners.remove(added);
    }

    /** What to do when the hub asks; a {@link RefusedException} becomes the refusal. */
    public void onRequest(String name, Function<JsonNode, Future<JsonNode>> handler) {
        handlers.put(name, handler);
    }

    /** Asks the hub. A body with a {@code requestId} is asked under it, so that a repeat gets the same answer. */
    public Future<JsonNode> request(String name, Object body, Duration timeout) {
        JsonNode tree = Json.node(body);
        String id = tree.path("requestId").asText(UUID.randomUUID().toString());
        Promise<JsonNode> promise = Promise.promise();
        onLoop(() -> ask(new LinkFrame.Request(id, name, tree), timeout).onComplete(promise));
        return promise.future();
    }

    /** Sends a piece of a file, beside the link. Fails as {@link #request}. Any thread. */
    public Future<JsonNode> upload(String path, String token, Buffer piece) {
        Promise<JsonNode> promise = Promise.promise();
        onLoop(() -> {
            if (session == null) promise.fail(new NoLinkException("no link to the hub"));
            else uploads.put(path, token, piece).onComplete(promise);
        });
        return promise.future();
    }

    private Future<JsonNode> ask(LinkFrame.Request request, Duration timeout) {
        LinkConnection now = connection;
        if (session == null || now == null)
            return Future.failedFuture(
                    new NoLinkException("no link to the hub" + (lastEnd.isEmpty() ? "" : ": " + lastEnd)));
        Future<JsonNode> answer = pending.add(request.id(), request.name(), timeout);
        if (!answer.isComplete()) now.send(request);
        return answer;
    }

    /** Subscribes for as long as the view is open, over every reconnect. */
    public FeedView subscribe(List<String> topics, Runnable onChange) {
        LinkedView view =
                new LinkedView(UUID.randomUUID().toString(), topics, onChange, this::unsubscribe, time::nanos);
        onLoop(() -> {
            views.put(view.id(), view);
            LinkSession live = session;
            if (live != null && connection != null) connection.send(view.subscribeFrame(live.incarnation()));
        });
        return view;
    }

    private void unsubscribe(LinkedView view) {
        onLoop(() -> {
            if (views.remove(view.id()) != null && session != null && connection != null)
                connection.send(new LinkFrame.Unsubscribe(view.id()));
        });
    }

    private void onLoop(Runnable action) {
        if (Vertx.currentContext() == context) action.run();
        else context.runOnContext(go -> action.run());
    }

    private void dial() {
        if (stopped) return;
        LinkConnection fresh = new LinkConnection(vertx, settings, store, this);
        connection = fresh;
        fresh.dial(client);
    }

    @Override
    public LinkSession begin(
            LinkConnection from, Welcome welcome, String incarnation, Map<StreamName, Position> positions) {
        LOG.info("linked to the hub at {} (incarnation {})", settings.hubUrl(), incarnation);
        refused = null;
        clock.heard(welcome.hubTime());
        LinkSession begun = new LinkSession(vertx, settings, from, store, this, welcome, incarnation, positions);
        liveSinceNanos = time.nanos();
        heard();
        session = begun;
        dialled.tryComplete();
        views.values().forEach(view -> from.send(view.subscribeFrame(incarnation)));
        tell();
        return begun;
    }

    @Override
    public void ended(LinkConnection which, LinkEnd end) {
        if (which != connection) return;
        boolean wasLive = session != null;
        long livedMs = wasLive ? (time.nanos() - liveSinceNanos) / 1_000_000 : 0;
        connection = null;
        session = null;
        store.nothingInFlight();
        pending.failAll(end.why());
        if (wasLive || !end.why().equals(lastEnd))
            LOG.info("no link to the hub at {}: {}", settings.hubUrl(), end.why());
        lastEnd = end.why();
        noteRefusal(end.refusal());
        if (wasLive) tell();
        if (!end.goesOn()) dialled.tryComplete();
        if (!stopped) vertx.setTimer(redial.pause(end, livedMs), fired -> dial());
    }

    private void noteRefusal(@Nullable String reason) {
        LinkRefused before = refused;
        if (reason == null) refused = null;
        else refused = before == null ? new LinkRefused(reason, clock.now(), 1) : before.again(reason);
    }

    private void appended() {
        LinkSession live = session;
        if (live != null) live.appended();
    }

    void heard() {
        heardNanos = time.nanos();
        everHeard = true;
    }

    void siteChanged(Site changed) {
        store.site(changed).onFailure(e -> LOG.warn("the site is not stored: {}", e.toString()));
        tell();
    }

    private void tell() {
        listeners.forEach(Listener::tell);
    }

    AgentClock clock() {
        return clock;
    }

    PendingRequests pending() {
        return pending;
    }

    @Nullable
    LinkedView view(String sub) {
        return views.get(sub);
    }

    Future<JsonNode> handle(String name, JsonNode body) {
        Function<JsonNode, Future<JsonNode>> handler = handlers.get(name);
        if (handler == null) return Future.failedFuture(new RefusedException(refusal("UNKNOWN_REQUEST", name)));
        try {
            return handler.apply(body);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    static JsonNode refusalOf(Throwable e) {
        if (e instanceof RefusedException refused) return Json.node(refused.refusal());
        LOG.warn("a question of the hub failed", e);
        return Json.node(refusal("FAILED", String.valueOf(e.getMessage())));
    }

    private static Refusal refusal(String code, String technical) {
        return new Refusal(code, new Text(technical, technical));
    }
}
