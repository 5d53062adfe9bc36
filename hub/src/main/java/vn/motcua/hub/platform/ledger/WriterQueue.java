package vn.motcua.hub.platform.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the writer, in three lanes: what a person or kiosk waits for goes first, then the few facts of agents at work,
 * then backlogs; within one stream the order is kept. Every lane is bounded; beyond the bound an offer is refused and the caller
 * says "later". Any thread.
 */
final class WriterQueue {
    static final int MAX_COMMANDS = 4_096;
    static final int MAX_FACTS = 200_000;
    /** A run of facts no longer than this is an agent at work, not one with a backlog. */
    static final int FEW_FACTS = 16;
    /** How long a few facts wait for company or a command: they then share its commit, and nobody waits for them meanwhile. */
    private static final long COMPANY_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private final ArrayDeque<WriterTask> commands = new ArrayDeque<>();
    private final ArrayDeque<FactsTask> few = new ArrayDeque<>();
    private final ArrayDeque<FactsTask> backlogs = new ArrayDeque<>();
    /** Tasks of a stream among the backlogs: its later facts must stay behind them. */
    private final Map<StreamKey, Integer> behind = new HashMap<>();

    private int factCount;
    private long factsSince;
    private boolean closed;

    synchronized boolean offerCommand(WriterTask task) {
        if (closed || commands.size() >= MAX_COMMANDS) return false;
        commands.add(task);
        notifyAll();
        return true;
    }

    /** All of them or none. */
    synchronized boolean offerFacts(List<FactsTask> tasks) {
        int weight = tasks.stream().mapToInt(FactsTask::weight).sum();
        if (closed || factCount + weight > MAX_FACTS) return false;
        if (factCount == 0) factsSince = System.nanoTime();
        factCount += weight;
        for (FactsTask task : tasks) {
            if (weight <= FEW_FACTS && !behind.containsKey(task.key())) {
                few.add(task);
            } else {
                backlogs.add(task);
                behind.merge(task.key(), 1, Integer::sum);
            }
        }
        notifyAll();
        return true;
    }

    /** What {@link #awaitWork} came back for. */
    enum Awaited {
        WORK,
        /** None came in that time. */
        NOTHING,
        /** Closed and drained. */
        END
    }

    /**
     * Waits for work worth a commit.
     *
     * @param nanos at most so long; 0 for as long as it takes
     */
    synchronized Awaited awaitWork(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (commands.isEmpty() && !closed) {
            long wait = factCount == 0 ? Long.MAX_VALUE : factsSince + COMPANY_NANOS - System.nanoTime();
            if (factCount > FEW_FACTS || wait <= 0) return Awaited.WORK;
            if (nanos > 0) wait = Math.min(wait, end - System.nanoTime());
            if (wait <= 0) return Awaited.NOTHING;
            if (wait == Long.MAX_VALUE) wait();
            else TimeUnit.NANOSECONDS.timedWait(this, wait);
        }
        return commands.isEmpty() && factCount == 0 ? Awaited.END : Awaited.WORK;
    }

    synchronized @Nullable WriterTask pollCommand() {
        return commands.poll();
    }

    synchronized @Nullable WriterTask pollFacts() {
        FactsTask next = few.poll();
        if (next == null) {
            next = backlogs.poll();
            if (next == null) return null;
            behind.computeIfPresent(next.key(), (key, count) -> count == 1 ? null : count - 1);
        }
        factCount -= next.weight();
        factsSince = System.nanoTime();
        return next;
    }

    synchronized int size() {
        return commands.size() + factCount;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** What is left when the writer had to stop without serving it. */
    synchronized List<WriterTask> drain() {
        closed = true;
        List<WriterTask> rest = new ArrayList<>(commands);
        rest.addAll(few);
        rest.addAll(backlogs);
        commands.clear();
        few.clear();
        backlogs.clear();
        behind.clear();
        factCount = 0;
        return rest;
    }
}
