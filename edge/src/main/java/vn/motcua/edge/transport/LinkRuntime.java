package vn.motcua.edge.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.plug.Port;
import vn.motcua.edge.plug.PortClass;
import vn.motcua.edge.plug.Sysfs;

/**
 * What the links of one agent share: the watchdog and the sacrificial closers. Make one per process and close it last. Any thread.
 *
 * <p>At most {@value #CLOSERS_MAX} handles are being released at a time; more wait in line, and a release that lasts longer than
 * {@link #CLOSE_STUCK_AFTER} is reported by {@link #stuckCloses()} until it returns.
 */
public final class LinkRuntime implements LinkFactory, AutoCloseable {
    static final int CLOSERS_MAX = 8;
    static final Duration CLOSE_STUCK_AFTER = Duration.ofSeconds(2);
    private static final int CLOSES_WAITING_MAX = 1_024;
    private static final Duration OPEN_STALL = Duration.ofSeconds(6);
    private static final Logger LOG = LoggerFactory.getLogger(LinkRuntime.class);

    private final Set<PortByteLink> watched = ConcurrentHashMap.newKeySet();
    private final Map<PortByteLink, Instant> closing = new ConcurrentHashMap<>();
    private final AtomicLong listenerFaults = new AtomicLong();
    private final MemoryNet memory = new MemoryNet();
    private final Duration openStall;
    private final Sysfs sysfs;
    private final BoundPorts ports;
    private final ScheduledExecutorService watchdog =
            Executors.newSingleThreadScheduledExecutor(daemon("link-watchdog"));
    private final ThreadPoolExecutor closers = new ThreadPoolExecutor(
            CLOSERS_MAX,
            CLOSERS_MAX,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(CLOSES_WAITING_MAX),
            daemon("link-close"));

    public LinkRuntime() {
        this(Sysfs.ofThisPc());
    }

    /** @param sysfs where ports are looked for */
    public LinkRuntime(Sysfs sysfs) {
        this(sysfs, OPEN_STALL);
    }

    LinkRuntime(Sysfs sysfs, Duration openStall) {
        this.openStall = openStall;
        this.sysfs = sysfs;
        this.ports = new BoundPorts(sysfs);
        closers.allowCoreThreadTimeOut(true);
        var ticking = watchdog.scheduleWithFixedDelay(this::inspect, 50, 50, TimeUnit.MILLISECONDS);
        assert !ticking.isCancelled();
    }

    /** Names of the serial ports of this PC, as the serial library knows them; loads its native part. */
    public static List<String> serialPortNames() {
        return SerialByteLink.names();
    }

    /** A close that has not returned. */
    public record StuckClose(LinkAddress address, Instant since) {}

    @Override
    public ByteLink create(LinkAddress address) {
        return new PortByteLink(address, opener(address), this);
    }

    private BytePort.Opener opener(LinkAddress address) {
        if (address instanceof LinkAddress.Tcp tcp) return () -> TcpByteLink.open(tcp);
        if (address instanceof LinkAddress.Serial serial)
            return () ->
                    ports.open(address, PortClass.SERIAL, serial.port(), port -> SerialByteLink.open(serial.at(port)));
        if (address instanceof LinkAddress.Hid hid)
            return () -> ports.open(address, PortClass.HID, hid.port(), node -> InputByteLink.open(hid, node));
        if (address instanceof LinkAddress.Input input)
            return () -> ports.open(address, PortClass.INPUT, input.port(), node -> openInput(input, node));
        if (address instanceof LinkAddress.UsbLp lp)
            return () -> ports.open(
                    address, PortClass.PRINTER, lp.port(), node -> UsbLpByteLink.open(lp, node, UsbLpCalls.ofThisPc()));
        if (address instanceof LinkAddress.Spool spool) return () -> SpoolByteLink.open(spool, SpoolByteLink::find);
        if (address instanceof LinkAddress.File file) return () -> FileByteLink.open(file);
        if (address instanceof LinkAddress.Memory name) return () -> memory.open(name);
        throw new IllegalArgumentException("no transport for " + address);
    }

    /** A scanner that was named wrongly must not take the clerk's only keyboard away. */
    private BytePort openInput(LinkAddress.Input address, String node) throws IOException {
        if (address.grab() && !address.onlyKeyboard() && leavesNoKeyboard(node))
            throw new LinkException(
                    DeviceCode.E_CONFIG,
                    address + ": " + node
                            + " would leave this PC without a keyboard; add \",onlyKeyboard=true\" if it is meant");
        return InputByteLink.open(address, node);
    }

    /** Other scanners that are taken away are no keyboards that stay. */
    private boolean leavesNoKeyboard(String node) {
        List<Port> keyboards = sysfs.keyboards();
        Set<Path> taken =
                ports.nodes(PortClass.INPUT, address -> address instanceof LinkAddress.Input input && input.grab());
        taken.add(BoundPorts.real(node));
        List<Port> grabbed = keyboards.stream()
                .filter(port -> taken.contains(BoundPorts.real(port)))
                .toList();
        boolean isKeyboard =
                grabbed.stream().anyMatch(port -> BoundPorts.real(port).equals(BoundPorts.real(node)));
        return isKeyboard
                && keyboards.stream().allMatch(port -> grabbed.stream().anyMatch(port::isOnDeviceOf));
    }

    @Override
    public Runnable reserve(LinkAddress address) {
        if (address instanceof LinkAddress.Serial serial)
            return ports.reserve(address, PortClass.SERIAL, serial.port());
        if (address instanceof LinkAddress.Input input) return ports.reserve(address, PortClass.INPUT, input.port());
        if (address instanceof LinkAddress.Hid hid) return ports.reserve(address, PortClass.HID, hid.port());
        if (address instanceof LinkAddress.UsbLp lp) return ports.reserve(address, PortClass.PRINTER, lp.port());
        return () -> {};
    }

    /** The other ends of {@code memory:} addresses. */
    public MemoryNet memory() {
        return memory;
    }

    /** Handles that do not let go. Status for the hub: {@code E_CLOSE_STUCK}. */
    public List<StuckClose> stuckCloses() {
        Instant before = Instant.now().minus(CLOSE_STUCK_AFTER);
        return closing.entrySet().stream()
                .filter(e -> e.getValue().isBefore(before))
                .map(e -> new StuckClose(e.getKey().address(), e.getValue()))
                .toList();
    }

    /** How many times a listener has thrown since start. */
    public long listenerFaults() {
        return listenerFaults.get();
    }

    void countListenerFault() {
        listenerFaults.incrementAndGet();
    }

    Duration openStall() {
        return openStall;
    }

    void watch(PortByteLink link) {
        watched.add(link);
    }

    void unwatch(PortByteLink link) {
        watched.remove(link);
        closing.remove(link);
    }

    /** There is no handle yet that could cling. */
    void stillOpening(PortByteLink link) {
        closing.remove(link);
    }

    void sacrifice(PortByteLink link, Runnable release) {
        closing.putIfAbsent(link, Instant.now());
        try {
            closers.execute(release);
        } catch (RejectedExecutionException e) {
            LOG.error(
                    "{}: not released; {} closes are waiting and {} are stuck",
                    link.address(),
                    closers.getQueue().size(),
                    stuckCloses().size());
        }
    }

    private void inspect() {
        try {
            watched.forEach(PortByteLink::inspect);
            Instant before = Instant.now().minus(CLOSE_STUCK_AFTER);
            closing.forEach((link, since) -> {
                if (since.isBefore(before)) link.markStuck();
            });
        } catch (RuntimeException e) {
            LOG.error("the link watchdog stumbled and goes on", e);
        }
    }

    /** Stops the watchdog. Links that are still open are aborted; their threads are daemons. */
    @Override
    public void close() {
        watched.forEach(link -> link.end(null, link.address() + " closed with the agent", true));
        watchdog.shutdownNow();
        closers.shutdown();
    }

    private static ThreadFactory daemon(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
