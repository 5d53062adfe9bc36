package vn.motcua.kiosk.simprinter;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.transport.MemoryNet;

/**
 * A ticket printer that exists only in memory but hangs on a real socket or pseudo-terminal: it takes bytes as a real one does (one
 * client at a time, a bounded buffer, real-time commands heard at once, all others in order), answers status and fences, keeps the
 * paper as pictures, and fails when told to. All methods may be called from any thread.
 */
public final class SimulatedPrinter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedPrinter.class);
    private static final int BUFFER_BYTES = 16_384;
    private static final int CHUNK_BYTES = 1_024;
    public static final int WIDTH_DOTS_80 = 576;
    public static final int WIDTH_DOTS_58 = 384;

    private final Wire wire;
    private final String address;
    private final PaperRoll paper;
    private final Sensors sensors = new Sensors();
    private final ReceiveBuffer buffer = new ReceiveBuffer(BUFFER_BYTES);
    private final FaultPlan faults = new FaultPlan();
    private final Freezer freezer = new Freezer();
    private final HeadDrive drive;
    private final PrinterHead head;
    private final RealTimeEar ear;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong clients = new AtomicLong();
    private final AtomicLong powerOns = new AtomicLong();
    private long servedOn; // receiving thread only
    private volatile boolean isClosed;
    private volatile boolean isMute;

    private SimulatedPrinter(Wire wire, String address, int widthDots) {
        this.wire = wire;
        this.address = address;
        this.paper = new PaperRoll(widthDots);
        this.drive = new HeadDrive(address, paper, sensors, buffer, faults, freezer, this::answer);
        this.head = drive.head();
        this.ear = new RealTimeEar(
                n -> answer(new byte[] {sensors.realTime(n)}), this::recoverFromJam, drive::clearBuffers);
    }

    /** An 80 mm printer. @param port 0 for any free one, then see {@link #port()} */
    public static SimulatedPrinter listen(String host, int port) throws IOException {
        return listen(host, port, WIDTH_DOTS_80);
    }

    public static SimulatedPrinter listen(String host, int port, int widthDots) throws IOException {
        TcpWire wire = new TcpWire(host, port);
        return new SimulatedPrinter(wire, "tcp://" + host + ":" + wire.port(), widthDots).begin();
    }

    /** A serial printer; its address is the pseudo-terminal to open. */
    public static SimulatedPrinter onPseudoTerminal(int widthDots) throws IOException {
        PtyWire wire = new PtyWire();
        return new SimulatedPrinter(wire, "serial:" + wire.path() + "@115200", widthDots).begin();
    }

    /** A printer at {@code memory:name} of these links. */
    public static SimulatedPrinter inMemory(MemoryNet net, String name, int widthDots) {
        return new SimulatedPrinter(new MemoryWire(net, name), "memory:" + name, widthDots).begin();
    }

    private SimulatedPrinter begin() {
        start("simprinter-in", this::receive);
        start("simprinter-head", () -> drive.run(this::happen));
        return this;
    }

    private void start(String name, Runnable loop) {
        Thread thread = new Thread(loop, name + " " + address);
        thread.setDaemon(true);
        thread.start();
    }

    /** As the driver's configuration names it. */
    public String address() {
        return address;
    }

    /** @throws IllegalStateException if it is not on TCP */
    public int port() {
        if (wire instanceof TcpWire tcp) return tcp.port();
        throw new IllegalStateException(address + " has no port");
    }

    /** @throws IllegalStateException if it is not on a pseudo-terminal */
    public Path path() {
        if (wire instanceof PtyWire pty) return pty.path();
        throw new IllegalStateException(address + " has no path");
    }

    // ---- what can be looked at

    /** The tickets cut so far, oldest first; the last few hundred are kept. */
    public List<BufferedImage> tickets() {
        return paper.tickets();
    }

    public long cuts() {
        return paper.cuts();
    }

    /** What hangs out of the printer. */
    public BufferedImage uncutPaper() {
        return paper.uncut();
    }

    public int uncutRows() {
        return paper.uncutRows();
    }

    /** The last tickets and the uncut paper in one picture. */
    public byte[] paperPng() {
        return paper.png();
    }

    /** Empties the tray. */
    public void takePaper() {
        paper.throwAway();
    }

    /** Characters sent to be printed in the printer's own font: on a ticket that is a picture, garbage. */
    public long textBytes() {
        return head.textBytes();
    }

    /** Characters that hosts have redrawn and it has not forgotten. */
    public int taughtLetters() {
        return drive.taughtLetters();
    }

    /** Bytes that belonged to no command. */
    public long unparsedBytes() {
        return head.unparsedBytes();
    }

    public long bytesReceived() {
        return received.get();
    }

    public long clientsServed() {
        return clients.get();
    }

    /**
     * What it did besides printing, oldest first: {@code beep}, {@code drawer 2}, {@code present 12}, {@code store KEY},
     * {@code logo KEY}.
     */
    public List<String> actions() {
        return head.attachments().done();
    }

    /** Called on the printer's thread for each ticket cut. */
    public void onCut(Consumer<BufferedImage> listener) {
        drive.onCut(listener);
    }

    // ---- what can go wrong

    public void coverOpen(boolean isOpen) {
        sense(() -> sensors.coverOpen = isOpen);
    }

    public void paperOut(boolean isOut) {
        sense(() -> sensors.paperOut = isOut);
    }

    public void nearEnd(boolean isNear) {
        sense(() -> sensors.nearEnd = isNear);
    }

    public void cutterJam(boolean isJammed) {
        sense(() -> sensors.cutterJam = isJammed);
    }

    /** Stops reading, printing and answering; the connection stays. */
    public void frozen(boolean on) {
        freezer.freeze(on);
    }

    /** Prints and answers nothing. */
    public void mute(boolean on) {
        isMute = on;
    }

    /** In-order questions this model does not know and passes over in silence: {@code "GS a"}, {@code "GS r"}, {@code "GS ("}. */
    public void unanswered(String... commands) {
        head.unanswered(Set.of(commands));
    }

    /** 0 is as fast as it can. */
    public void slowDrain(int bytesPerSecondMax) {
        drive.pace(bytesPerSecondMax);
    }

    /** Paper ends after so many more printed bytes. */
    public void paperOutAfter(long bytes) {
        faultAfter(bytes, Fault.PAPER_OUT);
    }

    /** Lets a fault happen after so many more bytes, received (line faults) or printed (paper and cover). One waits at a time. */
    public void faultAfter(long bytes, Fault fault) {
        faults.arm(fault, bytes);
    }

    /** Ends the connection in order, or breaks it off. What was received is printed. */
    public void disconnect(boolean isBrokenOff) {
        try {
            if (isBrokenOff) wire.breakOff();
            else wire.hangUp();
        } catch (IOException e) {
            LOG.debug("{}: {}", address, e.getMessage());
        }
    }

    /** Off and on: what was received and half-printed is forgotten. */
    public void powerCycle() {
        powerOns.incrementAndGet();
        drive.powerOn();
        disconnect(true);
    }

    /** Off and on behind an adapter that takes its power from the PC: the same is forgotten, but nobody hangs up. */
    public void powerCycleOnAdapter() {
        drive.powerOn();
    }

    private void sense(Runnable change) {
        change.run();
        if (head.isStatusBackOn()) answer(sensors.statusBack());
        freezer.changed();
    }

    private void happen(Fault mechanical) {
        if (mechanical == Fault.PAPER_OUT) paperOut(true);
        if (mechanical == Fault.COVER_OPEN) coverOpen(true);
    }

    private void recoverFromJam() {
        if (!sensors.cutterJam) return;
        drive.clearBuffers();
        cutterJam(false);
    }

    // ---- interface side

    private void receive() {
        while (!isClosed) {
            try {
                wire.accept();
                clients.incrementAndGet();
                serve();
            } catch (IOException e) {
                if (!isClosed) LOG.debug("{}: client gone: {}", address, e.getMessage());
                if (wire instanceof PtyWire) return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("{}: the simulated printer stumbled", address, e);
            }
        }
    }

    private void serve() throws IOException, InterruptedException {
        // What was on its way into the buffer when the power went must not greet the next client.
        long on = powerOns.get();
        if (servedOn != on) drive.powerOn();
        servedOn = on;
        while (!isClosed) {
            freezer.awaitThaw();
            byte[] chunk = wire.read(CHUNK_BYTES);
            if (chunk == null) return;
            for (byte b : chunk) {
                if (powerOns.get() != on || !take(b)) return;
            }
        }
    }

    /** @return false if the connection has ended */
    private boolean take(byte b) throws IOException, InterruptedException {
        Fault fault = faults.dueOnReceived();
        if (fault == Fault.CUT) wire.hangUp();
        if (fault == Fault.RESET) wire.breakOff();
        if (fault == Fault.CUT || fault == Fault.RESET) return false;
        if (fault == Fault.MUTE) isMute = true;
        if (fault == Fault.FREEZE) frozen(true);
        freezer.awaitThaw();
        received.incrementAndGet();
        ear.hear(b & 0xFF);
        return buffer.put(b);
    }

    private void answer(byte[] bytes) {
        if (isMute || freezer.isFrozen()) return;
        try {
            wire.write(bytes);
        } catch (IOException e) {
            LOG.debug("{}: nobody hears the answer: {}", address, e.getMessage());
        }
    }

    /** How many of the last tickets are kept as pictures. */
    public void keepTickets(int countMax) {
        paper.keepTickets(countMax);
    }

    @Override
    public void close() {
        isClosed = true;
        drive.end();
        buffer.close();
        freezer.end();
        try {
            wire.close();
        } catch (IOException e) {
            LOG.debug("{}: {}", address, e.getMessage());
        }
    }
}
