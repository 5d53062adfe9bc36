package vn.motcua.edge.sim;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.sim.LinePlan.End;

/**
 * The device's end of a real line, on a pseudo-terminal, a TCP port or a node of whole records, whose cable can be pulled and plugged
 * in again under the same address. One reading thread; {@code heard} is called on it. The rest from any thread; opening blocks for a
 * moment.
 */
public final class SimulatedLine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedLine.class);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final byte[] NOTHING = {};

    private final String name;
    private final LinePlan plan;
    private final Consumer<byte[]> heard;
    private volatile @Nullable End end;
    private volatile boolean frozen;

    private SimulatedLine(String name, LinePlan plan, Consumer<byte[]> heard) {
        this.name = name;
        this.plan = plan;
        this.heard = heard;
    }

    /** A serial line. Its address is a link that leads to another terminal after each plugging, as real port names change. */
    public static SimulatedLine serial(String name, int baud, Consumer<byte[]> heard) {
        return new SimulatedLine(name, new Terminals(name, baud), heard);
    }

    /** A network line for one client at a time. @param port 0 for any free one, kept from then on */
    public static SimulatedLine tcp(String name, String host, int port, Consumer<byte[]> heard) {
        return new SimulatedLine(name, new Ports(host, port), heard);
    }

    /**
     * A node that gives one record for each reading, as the kernel's nodes of HID and input devices do; nothing can be written to it.
     *
     * @param address with {@code NODE} where its path belongs, such as {@code hid:NODE}
     * @param descriptor what the device says of its reports, kept beside the node as {@code report_descriptor}; empty for none
     */
    public static SimulatedLine node(String name, String address, byte[] descriptor) {
        return new SimulatedLine(name, new Nodes(name, address, descriptor.clone()), heard -> {});
    }

    /** Plugs it in. @return its address, as one writes it in {@code link:} */
    public String start() throws IOException {
        plug();
        return plan.address();
    }

    public synchronized void plug() throws IOException {
        if (end != null) return;
        End fresh = plan.plug();
        end = fresh;
        if (!plan.hears()) return;
        Thread thread = new Thread(() -> listen(fresh), "simulated " + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Pulls the cable. */
    public synchronized void unplug() {
        End gone = end;
        end = null;
        if (gone != null) gone.pull();
    }

    public boolean isPlugged() {
        return end != null;
    }

    /** A device that hangs: reads nothing, says nothing, and the cable stays in. What it left unread it hears when it goes on. */
    public void frozen(boolean on) {
        frozen = on;
    }

    /** @return how many bytes went out; fewer than given if nobody listens, it is unplugged or frozen */
    public int send(byte[] bytes) {
        End open = end;
        if (open == null || frozen) return 0;
        try {
            return open.write(bytes);
        } catch (IOException e) {
            LOG.debug("simulated {}: nobody hears it: {}", name, e.getMessage());
            return 0;
        }
    }

    private void listen(End own) {
        byte[] unread = NOTHING;
        while (end == own) {
            try {
                if (frozen) {
                    Thread.sleep(PAUSE.toMillis());
                    continue;
                }
                byte[] bytes = unread.length > 0 ? unread : own.read();
                if (bytes == null) return;
                boolean hangs = frozen; // by now: what came meanwhile is for when it goes on
                unread = hangs ? bytes : NOTHING;
                if (!hangs && bytes.length > 0) heard.accept(bytes);
            } catch (IOException e) {
                if (end == own) LOG.debug("simulated {}: {}", name, e.getMessage());
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("simulated {} stumbled and goes on", name, e);
            }
        }
    }

    @Override
    public void close() {
        unplug();
        plan.forget();
    }
}
