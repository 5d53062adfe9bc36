package vn.motcua.hub.platform.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What waits for the writer, in two lanes: what a person or kiosk waits for goes before agents' backlogs. Both lanes are
 * bounded; beyond the bound an offer is refused and the caller says "later". Any thread.
 */
final class WriterQueue {
    static final int MAX_COMMANDS = 4_096;
    static final int MAX_FACTS = 200_000;
    /** Facts in one transaction: enough for group commit, few enough that a command behind them waits some 20 ms. */
    static final int FACTS_PER_BATCH = 500;

    static final int COMMANDS_PER_BATCH = 256;

    private final ArrayDeque<WriterTask> commands = new ArrayDeque<>();
    private final ArrayDeque<WriterTask> facts = new ArrayDeque<>();
    private int factCount;
    private boolean closed;

    synchronized boolean offerCommand(WriterTask task) {
        if (closed || commands.size() >= MAX_COMMANDS) return false;
        commands.add(task);
        notifyAll();
        return true;
    }

    synchronized boolean offerFacts(WriterTask task) {
        if (closed || factCount + task.weight() > MAX_FACTS) return false;
        facts.add(task);
        factCount += task.weight();
        notifyAll();
        return true;
    }

    /** Waits for work; empty once closed and drained. */
    synchronized List<WriterTask> take() throws InterruptedException {
        while (commands.isEmpty() && facts.isEmpty()) {
            if (closed) return List.of();
            wait();
        }
        List<WriterTask> batch = new ArrayList<>();
        while (batch.size() < COMMANDS_PER_BATCH && !commands.isEmpty()) batch.add(commands.poll());
        int weight = 0;
        while (!facts.isEmpty() && (weight == 0 || weight + facts.peek().weight() <= FACTS_PER_BATCH)) {
            WriterTask next = facts.poll();
            weight += next.weight();
            batch.add(next);
        }
        factCount -= weight;
        return batch;
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
        rest.addAll(facts);
        commands.clear();
        facts.clear();
        factCount = 0;
        return rest;
    }
}
