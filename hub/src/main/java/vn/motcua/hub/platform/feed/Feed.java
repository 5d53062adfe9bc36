package vn.motcua.hub.platform.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.CatalogueChanged;
import vn.motcua.core.wire.FeedFrame;
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
    private final FeedQueue queue;
    /** Readers of each topic on demand; changed under the lock, looked at by any thread. */
    private final Map<String, Integer> watched = new ConcurrentHashMap<>();
    /** Topics let go while a publication is worked out: what it still says of them is old. Under the lock. */
    private final Set<String> forgotten = new HashSet<>();

    private final Set<FeedSubscription> subscriptions = new LinkedHashSet<>();
    private long timer = -1;

    /**
     * @param incarnation of this run: a page that resumes with another gets a snapshot
     * @param loader of topics kept only while somebody looks: those beginning with {@code visit:} or {@code phone:}
     * @param publisher where changes are compared, written down and handed to the readers, one publication at a time
     */
    public Feed(
            Vertx vertx,
            Clock clock,
            String incarnation,
            long position,
            List<FeedSource> sources,
            TopicLoader loader,
            Executor publisher) {
        this.vertx = vertx;
        this.clock = clock;
        this.incarnation = incarnation;
        this.sources = List.copyOf(sources);
        this.loader = loader;
        this.log = new FeedLog(RING, position);
        this.queue = new FeedQueue(publisher, this::publishNow);
    }

    /** The thread a feed publishes on; its owner ends it. A publication waits at most behind one other. */
    public static ExecutorService publisher() {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(16), work -> {
            Thread thread = new Thread(work, "motcua-hub-feed");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Fills every topic; before the writer starts. */
    public void start() {
        FeedSteps steps = FeedSteps.collect(watched.keySet());
        for (FeedSource source : sources) source.all(clock.instant(), steps);
        publishNow(steps.steps());
        timer = vertx.setPeriodic(BEAT_MS, tick -> beat());
    }

    public synchronized void stop() {
        vertx.cancelTimer(timer);
        subscriptions.clear();
    }

    /** Sources look at the state here, on the writer's thread; what they say is published elsewhere. */
    @Override
    public void committed(List<Recorded> appended, Instant now) {
        FeedSteps steps = FeedSteps.collect(watched.keySet());
        // Any key of any topic may be another's or nobody's under another catalogue.
        boolean isAnew = appended.stream().anyMatch(recorded -> recorded.event() instanceof CatalogueChanged);
        for (FeedSource source : sources) {
            try {
                if (isAnew) source.all(now, steps);
                source.moved(appended, now, steps);
            } catch (RuntimeException e) {
                // One broken source never takes another screen down (I11).
                LOG.error("feed source {} failed", source.getClass().getSimpleName(), e);
            }
        }
        queue.add(steps.steps(), true);
    }

    /** Changes that are not of the ledger, such as a link coming or going. Any thread. */
    public void publish(List<FeedFrame.Change> offered) {
        queue.add(offered.stream().<FeedStep>map(FeedStep.Put::new).toList(), false);
    }

    /** One publication at a time. */
    private void publishNow(List<FeedStep> steps) {
        synchronized (this) {
            forgotten.clear();
        }
        List<FeedStep> workedOut = workedOut(steps);
        synchronized (this) {
            tell(log.publish(workedOut.stream().filter(this::isWanted).toList()));
        }
    }

    private List<FeedStep> workedOut(List<FeedStep> steps) {
        List<FeedStep> all = new ArrayList<>(steps.size());
        for (FeedStep step : steps) {
            try {
                all.addAll(FeedSteps.workedOut(List.of(step), watched.keySet()));
            } catch (RuntimeException e) {
                LOG.error("a part of the feed could not be worked out", e);
            }
        }
        return all;
    }

    /** A topic nobody looks at any more must not come back with what was on its way. */
    private boolean isWanted(FeedStep step) {
        if (!(step instanceof FeedStep.Put put)) return true;
        String topic = put.change().topic();
        return !isOnDemand(topic) || isWatched(topic) && !forgotten.contains(topic);
    }

    private void tell(List<FeedFrame.Change> real) {
        if (real.isEmpty()) return;
        FeedDelta delta = new FeedDelta(real, log.position());
        for (FeedSubscription subscription : subscriptions) subscription.offer(delta);
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
        tell(log.publish(missing.stream().<FeedStep>map(FeedStep.Put::new).toList()));
    }

    synchronized void unsubscribe(FeedSubscription subscription) {
        if (!subscriptions.remove(subscription)) return;
        for (String topic : subscription.topics()) {
            if (!isOnDemand(topic)) continue;
            Integer left = watched.merge(topic, -1, Integer::sum);
            if (left != null && left <= 0) {
                watched.remove(topic);
                queue.forget(topic);
                forgotten.add(topic);
                log.forget(topic);
            }
        }
    }

    /** What is committed and not yet told makes the word that old. */
    private synchronized void beat() {
        long age = queue.ageMs();
        String text = new FeedFrame.Beat(log.position(), age < BEAT_MS ? 0 : age, clock.instant()).write();
        for (FeedSubscription subscription : Set.copyOf(subscriptions)) subscription.beat(text);
    }

    public synchronized int readers() {
        return subscriptions.size();
    }

    synchronized Map<String, JsonNode> values(String topic) {
        return log.values(topic);
    }

    private boolean isWatched(String topic) {
        return watched.containsKey(topic);
    }
}
