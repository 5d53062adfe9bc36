package vn.motcua.kiosk.simprinter;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that feeds a printer's head from its buffer, as fast as the paper goes and no further than paper and cover allow.
 * Methods may be called from any thread; listeners are called on the drive's own.
 */
final class HeadDrive {
    private static final Logger LOG = LoggerFactory.getLogger(HeadDrive.class);
    private static final long IDLE_MILLIS = 50;
    private static final long PACE_NANOS = 5_000_000;

    private final String address;
    private final PrinterHead head;
    private final Sensors sensors;
    private final ReceiveBuffer buffer;
    private final FaultPlan faults;
    private final Freezer freezer;
    private final List<Consumer<BufferedImage>> cutListeners = new CopyOnWriteArrayList<>();
    private final ArrayDeque<BufferedImage> fallen = new ArrayDeque<>(); // drive's thread only
    private volatile int bytesPerSecond;
    private volatile boolean isOver;
    private long owedNanos; // drive's thread only

    HeadDrive(
            String address,
            PaperRoll paper,
            Sensors sensors,
            ReceiveBuffer buffer,
            FaultPlan faults,
            Freezer freezer,
            Consumer<byte[]> answer) {
        this.address = address;
        this.head = new PrinterHead(paper, sensors, answer, fallen::add);
        this.sensors = sensors;
        this.buffer = buffer;
        this.faults = faults;
        this.freezer = freezer;
    }

    PrinterHead head() {
        return head;
    }

    void onCut(Consumer<BufferedImage> listener) {
        cutListeners.add(listener);
    }

    /** 0 is as fast as it can. */
    void pace(int bytesPerSecondMax) {
        bytesPerSecond = bytesPerSecondMax;
    }

    /** The power went: what was received and half-printed is forgotten. */
    void powerOn() {
        synchronized (head) {
            buffer.clear();
            head.powerOn();
        }
    }

    void clearBuffers() {
        synchronized (head) {
            buffer.clear();
            head.forget();
        }
    }

    int taughtLetters() {
        synchronized (head) {
            return head.taughtLetters();
        }
    }

    void end() {
        isOver = true;
    }

    /** @param mechanical told of the paper's and the cover's faults when their byte comes */
    void run(Consumer<Fault> mechanical) {
        try {
            while (!isOver) {
                freezer.awaitThaw();
                if (sensors.isOnline()) step(mechanical);
                else freezer.awaitChange();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("{}: the simulated head stumbled", address, e);
        }
    }

    private void step(Consumer<Fault> mechanical) throws InterruptedException {
        if (buffer.isEmpty()) {
            buffer.awaitSome(IDLE_MILLIS);
            return;
        }
        Fault fault = faults.dueOnPrinted();
        if (fault != null) {
            mechanical.accept(fault);
            return;
        }
        awaitPace();
        synchronized (head) {
            int b = buffer.take();
            if (b >= 0) head.accept(b);
        }
        tellOfTickets();
    }

    /** Not while the head is held: a listener may wait for somebody who is about to switch the printer off. */
    private void tellOfTickets() {
        for (BufferedImage ticket = fallen.poll(); ticket != null; ticket = fallen.poll())
            for (Consumer<BufferedImage> listener : cutListeners) listener.accept(ticket);
    }

    private void awaitPace() throws InterruptedException {
        int speed = bytesPerSecond;
        if (speed <= 0) return;
        owedNanos += 1_000_000_000L / speed;
        if (owedNanos < PACE_NANOS) return; // the system cannot sleep for the time of one byte
        Thread.sleep(owedNanos / 1_000_000);
        owedNanos = 0;
    }
}
