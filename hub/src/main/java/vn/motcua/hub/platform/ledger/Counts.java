package vn.motcua.hub.platform.ledger;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Named counters since start, for metrics and for whoever asks why. Names come from code only, so they are few. Any thread. */
public final class Counts {
    private final ConcurrentHashMap<String, LongAdder> counts = new ConcurrentHashMap<>();

    public void add(String name) {
        counts.computeIfAbsent(name, fresh -> new LongAdder()).increment();
    }

    public Map<String, Long> all() {
        TreeMap<String, Long> all = new TreeMap<>();
        counts.forEach((name, count) -> all.put(name, count.sum()));
        return all;
    }
}
