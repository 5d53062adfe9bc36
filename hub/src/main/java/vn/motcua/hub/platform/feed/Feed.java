package vn.motcua.hub.platform.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.CatalogueChanged;
import vn.motcua.core.wire.FeedFrame;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.ledger.CommitListener;
import vn.motcua.hub.platform.ledger.Recorded;

/**
 * The live feed: sources put what is so, lookers-on get snapshots, deltas and a beat each second. Any thread; each reader is
 * called on its own context, in order.
 */
public final class Feed implements CommitListener {
    /** Changes kept for resuming: minutes of a busy morning. */
    static final int RING = 8_192;

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final long BEAT_MS = 1_000;

    private final Vertx vertx;
    private final Clock clock;
    private final String incarnation;
    private final List<FeedSource> sources;
    private final TopicLoader loader;
    private final FeedLog log;
    private final Map<String, Integer> watched = new HashMap<>();
    private final Set<FeedSubscription> subscriptions = new LinkedHashSet<>();
    private long timer = -1;

    /**
     * @param incarnation of this run: a page that resumes with another gets a snapshot
     * @param loader of topics kept only while somebody looks: those beginning with {@code visit:} or {@code phone:}
     */
    public Feed(
            Vertx vertx, Clock clock, String incarnation, long position, List<FeedSource> sources, TopicLoader loader) {
        this.vertx = vertx;
        this.clock = clock;
        this.incarnation = incarnation;
        this.sources = List.copyOf(sources);
        this.loader = loader;
        this.log = new FeedLog(RING, position);
    }

    /** Fills every topic; before the writer starts. */
    public void start() {
        Changes changes = new Changes();
        for (FeedSource source : sources) source.all(clock.instant(), changes);
        publish(changes.list);
        timer = vertx.setPeriodic(BEAT_MS, tick -> beat());
    }

    public synchronized void stop() {
        vertx.cancelTimer(timer);
        subscriptions.clear();
    }

    @Override
    public void committed(List<Recorded> appended, Instant now) {
        Changes changes = new Changes();
        // Any key of any topic may be another's or nobody's under another catalogue.
        boolean isAnew = appended.stream().anyMatch(recorded -> recorded.event() instanceof CatalogueChanged);
        for (FeedSource source : sources) {
            try {
                if (isAnew) source.all(now, changes);
                source.moved(appended, now, changes);
            } catch (RuntimeException e) {
                // One broken source never takes another screen down (I11).
                LOG.error("feed source {} failed", source.getClass().getSimpleName(), e);
            }
        }
        publish(changes.list);
    }

    /** Changes that are not of the ledger, such as a link coming or going. Any thread. */
    public synchronized void publish(List<FeedFrame.Change> offered) {
        List<FeedFrame.Change> real = log.publish(offered);
        if (real.isEmpty()) return;
        Map<Set<String>, String> texts = new HashMap<>();
        for (FeedSubscription subscription : subscriptions)
            subscription.offer(
                    log.position(), texts.computeIfAbsent(subscription.topics(), topics -> changes(topics, real)));
    }

    /** The list of changes as text, shared by all who look at the same topics; empty text if none is of these. */
    private static String changes(Set<String> topics, List<FeedFrame.Change> real) {
        List<FeedFrame.Change> mine =
                real.stream().filter(change -> topics.contains(change.topic())).toList();
        return mine.isEmpty() ? "" : Json.write(mine);
    }

    /** Begins with a delta of what came after the position, if it can, else with a snapshot. */
    public FeedSubscription subscribe(
            Set<String> topics, @Nullable Long position, @Nullable String resumed, FeedReader reader, Context context) {
        FeedSubscription subscription = new FeedSubscription(this, Set.copyOf(topics), reader, context);
        synchronized (this) {
            subscriptions.add(subscription);
            for (String topic : topics) if (isOnDemand(topic)) watch(topic);
            subscription.begin(log.position(), first(topics, position, resumed));
        }
        return subscription;
    }

    private String first(Set<String> topics, @Nullable Long position, @Nullable String resumed) {
        if (position != null && incarnation.equals(resumed)) {
            java.util.Optional<FeedFrame.Delta> delta = log.since(position, topics);
            if (delta.isPresent()) return delta.get().write();
        }
        return log.snapshot(topics, incarnation).write();
    }

    /** Everything anew for one that lost its place. */
    synchronized void restart(FeedSubscription subscription) {
        subscription.begin(
                log.position(), log.snapshot(subscription.topics(), incarnation).write());
    }

    private static boolean isOnDemand(String topic) {
        return topic.startsWith("visit:") || topic.startsWith(FeedServer.PHONE);
    }

    private void watch(String topic) {
        if (watched.merge(topic, 1, Integer::sum) > 1) return;
        loader.load(topic)
                .onSuccess(keys -> fill(topic, keys))
                .onFailure(e -> LOG.warn("topic {} could not be loaded: {}", topic, e.getMessage()));
    }

    /** What was put meanwhile is newer than what was read. */
    private synchronized void fill(String topic, Map<String, JsonNode> keys) {
        if (!watched.containsKey(topic)) return;
        List<FeedFrame.Change> missing = new ArrayList<>();
        keys.forEach((key, value) -> {
            if (log.value(topic, key) == null) missing.add(new FeedFrame.Change(topic, key, value));
        });
        publish(missing);
    }

    synchronized void unsubscribe(FeedSubscription subscription) {
        if (!subscriptions.remove(subscription)) return;
        for (String topic : subscription.topics()) {
            if (!isOnDemand(topic)) continue;
            Integer left = watched.merge(topic, -1, Integer::sum);
            if (left != null && left <= 0) {
                watched.remove(topic);
                log.forget(topic);
            }
        }
    }

    private synchronized void beat() {
        String text = new FeedFrame.Beat(log.position(), 0, clock.instant()).write();
        for (FeedSubscription subscription : Set.copyOf(subscriptions)) subscription.beat(text);
    }

    public synchronized int readers() {
        return subscriptions.size();
    }

    synchronized Map<String, JsonNode> values(String topic) {
        return log.values(topic);
    }

    private synchronized boolean isWatched(String topic) {
        return watched.containsKey(topic);
    }

    private synchronized Set<String> keys(String topic) {
        return log.keys(topic);
    }

    /** Collects one publication. */
    private final class Changes implements FeedSink {
        private final List<FeedFrame.Change> list = new ArrayList<>();

        @Override
        public void put(String topic, String key, JsonNode value) {
            list.add(new FeedFrame.Change(topic, key, value));
        }

        @Override
        public void remove(String topic, String key) {
            list.add(new FeedFrame.Change(topic, key, null));
        }

        @Override
        public void retain(String topic, String prefix, Set<String> kept) {
            Set<String> gone = new HashSet<>(keys(topic));
            gone.removeIf(key -> !key.startsWith(prefix) || kept.contains(key));
            gone.forEach(key -> remove(topic, key));
        }

        @Override
        public boolean isWatched(String topic) {
            return Feed.this.isWatched(topic);
        }
    }
}
