package vn.motcua.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.edge.device.DeviceCode;

/**
 * The link of {@code /dev/usb/lp*} with the real system calls on a pseudo-terminal, and with a kernel of our own for what only usblp
 * does. The real kernel driver is tried in the rig.
 */
@EnabledOnOs(OS.LINUX)
class UsbLpByteLinkTest extends ByteLinkContract {
    private static final int EIO = 5;
    private static final int EAGAIN = 11;
    private static final int ENODEV = 19;
    private static final int EINVAL = 22;
    private static final int ENOSPC = 28;
    private static final int POLLHUP = 0x10;
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong clock = new AtomicLong();

    @TempDir
    java.nio.file.Path folder;

    @Override
    Peer peer() throws IOException {
        SerialByteLinkTest.PtyPeer pty = new SerialByteLinkTest.PtyPeer(true);
        return new Peer() {
            @Override
            public LinkAddress address() {
                return new LinkAddress.UsbLp(pty.terminal.path().toString());
            }

            @Override
            public byte[] received() {
                return pty.received();
            }

            @Override
            public void send(byte[] bytes) throws IOException {
                pty.send(bytes);
            }

            @Override
            public void unplug() {
                pty.unplug();
            }

            @Override
            public void close() {
                pty.close();
            }

            @Override
            public String toString() {
                return pty.toString();
            }
        };
    }

    @Test
    void aDeviceThatTakesNothingIsGivenUpAtTheDeadlineAndNoThreadIsLost() throws Exception {
        SerialByteLinkTest.PtyPeer wedged = new SerialByteLinkTest.PtyPeer(false);
        Hearing heard = new Hearing();
        ByteLink stuck =
                runtime.create(new LinkAddress.UsbLp(wedged.terminal.path().toString()));
        stuck.start(heard);
        heard.awaitUp();

        long begun = System.nanoTime();
        WriteResult result = get(stuck.write(new byte[300_000], Duration.ofMillis(400)));
        heard.awaitDown();

        assertThat(result.fault()).isEqualTo(DeviceCode.E_WRITE_STALLED);
        assertThat(result.maybeTaken()).isEqualTo(result.taken()).isBetween(1, 299_999);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
        get(stuck.close());
        assertThat(stuck.state()).isEqualTo(vn.motcua.edge.device.LinkState.ABSENT);
        wedged.close();
    }

    @Test
    void aMissingNodeIsNoHardware() throws Exception {
        Hearing heard = new Hearing();
        runtime.create(LinkAddress.parse("usblp:" + folder.resolve("lp0"))).start(heard);
        heard.awaitDown();

        assertThat(heard.downs.get(0).code()).isEqualTo(DeviceCode.E_NOHARDWARE);
        assertThat(heard.downs.get(0).detail()).contains("lp0");
    }

    /** A kernel that answers as told. */
    private static final class Kernel implements UsbLpCalls {
        int openError;
        int readError = EAGAIN;
        volatile int statusError;
        long pollNanos;
        volatile int statusBits = 0x18;
        volatile int happened;
        int writeError;
        final AtomicInteger reads = new AtomicInteger();
        final AtomicInteger statuses = new AtomicInteger();
        final AtomicInteger opens = new AtomicInteger();
        final AtomicInteger closes = new AtomicInteger();
        final List<Integer> polledFor = new CopyOnWriteArrayList<>();
        final Queue<Integer> takes = new ArrayDeque<>();

        private static void failIf(int error) {
            if (error != 0) throw new LastErrorException(error);
        }

        @Override
        public int open(String path) {
            opens.incrementAndGet();
            failIf(openError);
            return 7;
        }

        @Override
        public void close(int fd) {
            closes.incrementAndGet();
        }

        @Override
        public int read(int fd, byte[] into) {
            reads.incrementAndGet();
            failIf(readError);
            into[0] = 0x12;
            return 1;
        }

        @Override
        public int write(int fd, byte[] bytes) {
            failIf(writeError);
            return takes.isEmpty() ? bytes.length : takes.poll();
        }

        @Override
        public int poll(int fd, short events, int millis) {
            polledFor.add((int) events);
            LockSupport.parkNanos(pollNanos);
            return happened;
        }

        @Override
        public int portStatus(int fd) {
            statuses.incrementAndGet();
            failIf(statusError);
            return statusBits;
        }
    }

    private BytePort port(Kernel kernel) throws IOException {
        return UsbLpByteLink.open(new LinkAddress.UsbLp("/dev/usb/lp0"), "/dev/usb/lp0", kernel, clock::get);
    }

    @ParameterizedTest
    @CsvSource({"16, E_CLAIMED", "2, E_NOHARDWARE", "19, E_NOHARDWARE", "13, E_PERMISSION", "5, E_NOHARDWARE"})
    void whyItDoesNotOpenIsNamedAndTriedOnce(int error, DeviceCode code) {
        Kernel kernel = new Kernel();
        kernel.openError = error;

        LinkException refused = org.junit.jupiter.api.Assertions.assertThrows(LinkException.class, () -> port(kernel));

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused).hasMessageContaining("/dev/usb/lp0");
        assertThat(kernel.opens).hasValue(1);
    }

    @Test
    void thePaperBitIsReadThroughTheSameHandle() throws Exception {
        Kernel kernel = new Kernel();
        BytePort port = port(kernel);
        assertThat(port.status()).isEqualTo(new PortStatus(false, true, false));

        kernel.statusBits = 0x30;

        assertThat(port.status()).isEqualTo(new PortStatus(false, true, false));
        clock.addAndGet(SECOND);
        assertThat(port.status()).isEqualTo(new PortStatus(true, true, true));
        assertThat(kernel.opens).hasValue(1);
    }

    @Test
    void aPrinterWithoutPortStatusIsAskedThreeTimes() throws Exception {
        Kernel kernel = new Kernel();
        kernel.statusError = EIO;
        BytePort port = port(kernel);

        for (int second = 0; second < 3_600; second++) {
            assertThat(port.status()).isNull();
            clock.addAndGet(SECOND);
        }

        assertThat(kernel.statuses).hasValue(3);
    }

    @Test
    void aFailedFirstAskDoesNotSilenceThePort() throws Exception {
        Kernel kernel = new Kernel();
        kernel.statusError = EIO;
        BytePort port = port(kernel);
        assertThat(port.status()).isNull();

        kernel.statusError = 0;
        clock.addAndGet(2 * SECOND);

        assertThat(port.status()).isEqualTo(new PortStatus(false, true, false));
    }

    @Test
    void aStatusThatFailsOnceIsKeptAndOneThatFailsOnIsNoLongerBelieved() throws Exception {
        Kernel kernel = new Kernel();
        BytePort port = port(kernel);
        PortStatus good = new PortStatus(false, true, false);
        assertThat(port.status()).isEqualTo(good);

        kernel.statusError = EIO;
        clock.addAndGet(SECOND);
        assertThat(port.status()).isEqualTo(good);
        clock.addAndGet(SECOND);
        assertThat(port.status()).isEqualTo(good);
        clock.addAndGet(2 * SECOND);
        assertThat(port.status()).isNull();

        int asked = kernel.statuses.get();
        for (int second = 0; second < 80; second++) {
            assertThat(port.status()).isNull();
            clock.addAndGet(SECOND);
        }
        assertThat(kernel.statuses.get() - asked).isBetween(9, 12);

        kernel.statusError = 0;
        kernel.statusBits = 0x30;
        clock.addAndGet(8 * SECOND);
        assertThat(port.status()).isEqualTo(new PortStatus(true, true, true));
    }

    @Test
    void theListenerIsToldOnceThatTheStatusIsNotKnownAnyMore() throws Exception {
        Kernel kernel = new Kernel();
        List<String> told = new CopyOnWriteArrayList<>();
        Hearing ear = new Hearing() {
            @Override
            public void status(PortStatus status) {
                told.add("paper " + !status.isPaperOut());
            }

            @Override
            public void statusUnknown() {
                told.add("unknown");
            }
        };
        kernel.pollNanos = 2_000_000;
        ByteLink link = new PortByteLink(new LinkAddress.UsbLp("/dev/usb/lp0"), () -> port(kernel), runtime);
        link.start(ear);
        await().until(() -> told.contains("paper true"));

        kernel.statusError = EIO;
        await().until(() -> clock.addAndGet(SECOND) > 0 && told.contains("unknown"));
        kernel.statusError = 0;
        await().until(() -> clock.addAndGet(SECOND) > 0 && told.size() > 2);

        assertThat(told).containsExactly("paper true", "unknown", "paper true");
        get(link.close());
    }

    @Test
    void aPrinterWithoutAWayBackIsReadOnceAndStillWatched() throws Exception {
        Kernel kernel = new Kernel();
        kernel.readError = EINVAL;
        BytePort port = port(kernel);

        assertThat(port.poll()).isEmpty();
        assertThat(port.poll()).isEmpty();
        assertThat(kernel.reads).hasValue(1);

        kernel.happened = POLLHUP;
        assertLost(port);
    }

    @Test
    void anUnplugIsSeenByThePollByTheReadAndByTheStatus() throws Exception {
        Kernel polled = new Kernel();
        polled.happened = POLLHUP;
        assertLost(port(polled));

        Kernel read = new Kernel();
        read.readError = ENODEV;
        assertLost(port(read));

        Kernel asked = new Kernel();
        asked.statusError = ENODEV;
        BytePort port = port(asked);
        LinkException lost = org.junit.jupiter.api.Assertions.assertThrows(LinkException.class, port::status);
        assertThat(lost.code()).isEqualTo(DeviceCode.E_LINK_LOST);
    }

    private static void assertLost(BytePort port) {
        LinkException lost = org.junit.jupiter.api.Assertions.assertThrows(LinkException.class, port::poll);
        assertThat(lost.code()).isEqualTo(DeviceCode.E_LINK_LOST);
    }

    @Test
    void afterRefusingForWantOfPaperNothingWasTaken() throws Exception {
        Kernel kernel = new Kernel();
        kernel.writeError = ENOSPC;
        assertThat(port(kernel).write(new byte[100], 0, 100)).isZero();

        kernel.writeError = EAGAIN;
        assertThat(port(kernel).write(new byte[100], 0, 100)).isZero();

        kernel.writeError = 0;
        kernel.takes.add(40);
        assertThat(port(kernel).write(new byte[100], 10, 90)).isEqualTo(40);
    }

    @Test
    void aPoliteEndWaitsForTheLastPacketAndAnAbortDoesNot() throws Exception {
        Kernel kernel = new Kernel();
        port(kernel).close(false);
        assertThat(kernel.polledFor).containsExactly((int) UsbLpCalls.POLLOUT);

        port(kernel).close(true);
        assertThat(kernel.polledFor).hasSize(1);
        assertThat(kernel.closes).hasValue(2);
    }
}
