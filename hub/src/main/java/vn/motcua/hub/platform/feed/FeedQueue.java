package vn.motcua.hub.platform.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be published, in the order it came; what comes while the publisher is at work goes together into its next
 * publication. Bounded: the writer, who brings nearly all of it, takes part when it grows too long. Any thread.
 */
final class FeedQueue {
    private static final Logger LOG = LoggerFactory.getLogger(FeedQueue.class);
    static final int MAX_STEPS = 20_000;

    private final Executor publisher;
    private final Consumer<List<FeedStep>> publication;
    /** Held by whoever publishes: one publication after the other. */
    private final ReentrantLock publishing = new ReentrantLock();

    private final Object lock = new Object();
    private List<FeedStep> waiting = new ArrayList<>();
    private boolean isAsked;
    private long since;
    private @Nullable Long oldest;

    /** @param publication called by one thread at a time */
    FeedQueue(Executor publisher, Consumer<List<FeedStep>> publication) {
        this.publisher = publisher;
        this.publication = publication;
    }

    /** @param mayWait whether the caller can take part when the publisher does not keep up; an event loop cannot */
    void add(List<FeedStep> steps, boolean mayWait) {
        if (steps.isEmpty()) return;
        boolean mustAsk;
        boolean isTooMuch;
        synchronized (lock) {
            if (waiting.isEmpty()) since = System.nanoTime();
            waiting.addAll(steps);
            isTooMuch = mayWait && waiting.size() > MAX_STEPS;
            mustAsk = !isAsked;
            isAsked = true;
        }
        if (isTooMuch) publishAll();
        else if (mustAsk) ask();
    }

    private void ask() {
        try {
            publisher.execute(this::publishAll);
        } catch (RejectedExecutionException e) {
            LOG.debug("the feed is stopped: {}", e.getMessage());
        }
    }

    private void publishAll() {
        publishing.lock();
        try {
            List<FeedStep> steps = take();
            if (!steps.isEmpty()) publication.accept(steps);
        } catch (RuntimeException e) {
            LOG.error("a publication failed; what is committed stays so", e);
        } finally {
            synchronized (lock) {
                oldest = null;
            }
            publishing.unlock();
        }
    }

    private List<FeedStep> take() {
        synchronized (lock) {
            List<FeedStep> steps = waiting;
            waiting = new ArrayList<>();
            isAsked = false;
            oldest = steps.isEmpty() ? null : since;
            return steps;
        }
    }

    /** How long what is not published yet has been waiting; 0 if nothing is. */
    long ageMs() {
        synchronized (lock) {
            Long from = oldest != null ? oldest : waiting.isEmpty() ? null : (Long) since;
            return from == null ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
        }
    }

    /** What waits for a topic nobody looks at any more. */
    void forget(String topic) {
        synchronized (lock) {
            waiting.removeIf(step ->
                    step instanceof FeedStep.Put put && put.change().topic().equals(topic));
        }
    }
}
