package vn.motcua.edge.plug;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices within a second that something was plugged in or pulled out, by comparing names in {@code /sys} and {@code /dev}: one thread
 * for all devices, and none while nobody listens. Polling, because inotify says nothing in sysfs and kernel netlink events need no
 * less than a native socket. Any thread.
 */
public final class PlugWatch implements AutoCloseable {
    static final Duration PERIOD = Duration.ofMillis(500);
    private static final List<PortClass> WATCHED =
            List.of(PortClass.SERIAL, PortClass.PRINTER, PortClass.HID, PortClass.INPUT);
    private static final Logger LOG = LoggerFactory.getLogger(PlugWatch.class);

    private final Sysfs sysfs;
    private final Duration period;
    private final CopyOnWriteArrayList<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private @Nullable Thread watcher; // guarded by this
    private boolean closed; // guarded by this

    private static final class Subscription {
        final List<Path> nodes;
        final Runnable listener;
        private boolean complained; // watch thread only

        Subscription(List<Path> nodes, Runnable listener) {
            this.nodes = nodes;
            this.listener = listener;
        }

        void tell() {
            try {
                listener.run();
            } catch (RuntimeException e) {
                if (!complained) LOG.error("a listener to plugging failed; the others are told all the same", e);
                complained = true;
            }
        }
    }

    public PlugWatch(Sysfs sysfs) {
        this(sysfs, PERIOD);
    }

    PlugWatch(Sysfs sysfs, Duration period) {
        this.sysfs = sysfs;
        this.period = period;
    }

    /**
     * @param nodes paths to watch beside what sysfs tells, such as a link
     * @param listener called on the watch's thread after every change, and once more a moment later: a node in {@code /dev} may come
     *     after its entry in {@code /sys}
     * @return stops the listening
     */
    public Runnable subscribe(Collection<Path> nodes, Runnable listener) {
        Subscription subscription = new Subscription(List.copyOf(nodes), listener);
        subscriptions.add(subscription);
        begin();
        return () -> subscriptions.remove(subscription);
    }

    private synchronized void begin() {
        if (closed || watcher != null) return;
        Thread thread = new Thread(this::watch, "plug-watch");
        thread.setDaemon(true);
        watcher = thread;
        thread.start();
    }

    private void watch() {
        // Whoever came first may have come after a change: the first look always counts as one.
        Map<String, Object> last = Map.of();
        boolean again = false;
        while (pause()) {
            Map<String, Object> now = look();
            boolean changed = !now.equals(last);
            if (changed || again) tell();
            again = changed;
            last = now;
        }
    }

    /** @return false once the watch has nothing more to do */
    private boolean pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(period.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        synchronized (this) {
            if (!closed && !subscriptions.isEmpty()) return true;
            watcher = null;
            return false;
        }
    }

    private Map<String, Object> look() {
        Map<String, Object> seen = new LinkedHashMap<>();
        for (PortClass kind : WATCHED) seen.put(kind.name(), sysfs.names(kind));
        Set<Path> nodes = new TreeSet<>();
        subscriptions.forEach(one -> nodes.addAll(one.nodes));
        for (Path node : nodes) seen.put(node.toString(), target(node));
        return seen;
    }

    private static String target(Path node) {
        try {
            return node.toRealPath().toString();
        } catch (IOException e) {
            return "";
        }
    }

    private void tell() {
        subscriptions.forEach(Subscription::tell);
    }

    @Override
    public synchronized void close() {
        closed = true;
        Thread thread = watcher;
        if (thread != null) thread.interrupt();
    }
}
