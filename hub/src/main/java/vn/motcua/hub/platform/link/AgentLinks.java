package vn.motcua.hub.platform.link;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.hub.platform.feed.Feed;
import vn.motcua.hub.platform.ledger.Counts;

/** All links of the hub: at most one per agent. Any thread. */
public final class AgentLinks implements LinkServer {
    final Vertx vertx;
    final Clock clock;
    final LinkDesk desk;
    final LinkLimits limits;
    final HubIdentity identity;
    final Handshake handshake;
    final Feed feed;
    final Counts counts;
    final CreditPool pool;
    /** What is too long for an event loop: signatures and full frames. */
    final ExecutorService workers;

    private final AtomicInteger handshakes = new AtomicInteger();
    private final ConcurrentHashMap<AgentId, AgentLink> links = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<AgentId, Instant> lastWords = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<AgentId, Instant> since = new ConcurrentHashMap<>();
    /** By agent the process told last that it is the copy. */
    private final ConcurrentHashMap<AgentId, String> clones = new ConcurrentHashMap<>();

    /** So many agents are told each raised mark; a restored hub hears every agent before it numbers. */
    private static final int WITNESSES = 16;

    private volatile boolean closed;

    public AgentLinks(
            Vertx vertx,
            Clock clock,
            LinkDesk desk,
            LinkLimits limits,
            HubIdentity identity,
            Feed feed,
            Counts counts) {
        this.vertx = vertx;
        this.clock = clock;
        this.desk = desk;
        this.limits = limits;
        this.identity = identity;
        this.handshake = new Handshake(desk, identity);
        this.feed = feed;
        this.counts = counts;
        this.pool = new CreditPool(limits);
        this.workers = workers();
    }

    /** As many as there are processors to spare, but one: the writer, SQLite and the people at their screens come first. */
    private static ExecutorService workers() {
        int count = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2));
        AtomicInteger made = new AtomicInteger();
        return Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "motcua-hub-link-" + made.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void handle(ServerWebSocket socket) {
        new LinkSocket(this, socket, vertx.getOrCreateContext()).begin();
    }

    /** Whether one more handshake may begin; each that may must {@link #endHandshake}. */
    boolean beginHandshake() {
        if (!closed && handshakes.incrementAndGet() <= limits.handshakes()) return true;
        if (!closed) handshakes.decrementAndGet();
        return false;
    }

    void endHandshake() {
        handshakes.decrementAndGet();
    }

    void isClone(LinkFrame.Hello hello) {
        clones.put(hello.agent(), hello.bootId());
    }

    /** The word may have been lost on the way: one that was told is told so again. */
    LinkFrame.LinkRefusal sharpened(LinkFrame.LinkRefusal refusal, LinkFrame.Hello hello) {
        boolean wasTold = hello.bootId().equals(clones.get(hello.agent()));
        return refusal == LinkFrame.LinkRefusal.HELD && wasTold ? LinkFrame.LinkRefusal.CLONE : refusal;
    }

    /** Puts a link in its agent's place; the one it replaces, if any. */
    @Nullable
    AgentLink put(AgentLink link) {
        AgentLink before = links.put(link.agent(), link);
        since.put(link.agent(), clock.instant());
        desk.presence(link.agent(), true);
        return before;
    }

    void remove(AgentLink link) {
        lastWords.put(link.agent(), link.lastWord());
        if (!links.remove(link.agent(), link)) return;
        since.put(link.agent(), clock.instant());
        desk.presence(link.agent(), false);
    }

    @Nullable
    AgentLink link(AgentId agent) {
        return links.get(agent);
    }

    public boolean isLinked(AgentId agent) {
        return links.containsKey(agent);
    }

    public @Nullable Instant lastWord(AgentId agent) {
        AgentLink link = links.get(agent);
        return link == null ? lastWords.get(agent) : link.lastWord();
    }

    /** When its link came or went last; null if never in this run. */
    public @Nullable Instant since(AgentId agent) {
        return since.get(agent);
    }

    /** Asks an agent; fails if it is not linked or says nothing in time. */
    public Future<LinkFrame.Answer> ask(AgentId agent, LinkFrame.Request request) {
        AgentLink link = links.get(agent);
        return link == null ? Future.failedFuture(agent + " is not linked") : link.ask(request);
    }

    /** Tells an agent its bands, if it is linked. */
    public void bands(AgentId agent, List<Band> bands) {
        AgentLink link = links.get(agent);
        if (link != null) link.bands(bands);
    }

    /** Tells every linked agent the catalogue. */
    public void site(Site site) {
        Site known = site.forAgents();
        links.values().forEach(link -> link.site(known));
    }

    /** Tells linked agents up to where numbers may have been given; a few keep it as well as all. */
    public void numbers(List<LinkFrame.HighestNumber> upTo) {
        links.values().stream().limit(WITNESSES).forEach(link -> link.numbers(upTo));
    }

    /** Ends an agent's link with a reason, if it has one. */
    public void end(AgentId agent, LinkFrame.LinkRefusal reason) {
        AgentLink link = links.get(agent);
        if (link != null) link.refuse(reason, reason.name(), 0);
    }

    @Override
    public int linked() {
        return links.size();
    }

    public void close() {
        closed = true;
        links.values().forEach(link -> link.refuse(LinkFrame.LinkRefusal.BUSY, "the hub is stopping", 1_000));
        workers.shutdown();
    }
}
