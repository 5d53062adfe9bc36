package vn.motcua.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.pty.PseudoTerminal;

/** jSSC on a pseudo-terminal, with the traps of HARDWARE c2 as tests. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class SerialByteLinkTest extends ByteLinkContract {
    private static final int REOPENINGS = Boolean.getBoolean("motcua.full") ? 1_000 : 100;

    /** Drains the terminal as a device would. */
    static final class PtyPeer implements Peer {
        final PseudoTerminal terminal = PseudoTerminal.open();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private volatile boolean isOver;
        private volatile String end = "";

        PtyPeer(boolean isReading) throws IOException {
            if (!isReading) return;
            Thread thread = new Thread(this::drain, "pty-peer");
            thread.setDaemon(true);
            thread.start();
        }

        private void drain() {
            try {
                while (!isOver) {
                    byte[] piece = terminal.read(4_096, Duration.ofMillis(20));
                    synchronized (bytes) {
                        bytes.writeBytes(piece);
                    }
                }
            } catch (IOException e) {
                end = "; nobody drains: " + e.getMessage(); // unplugged, mostly
            }
        }

        @Override
        public String toString() {
            return terminal.path() + end;
        }

        @Override
        public LinkAddress address() {
            return LinkAddress.Serial.of(terminal.path().toString(), 115_200);
        }

        @Override
        public byte[] received() {
            synchronized (bytes) {
                return bytes.toByteArray();
            }
        }

        @Override
        public void send(byte[] said) throws IOException {
            assertThat(terminal.write(said, Duration.ofSeconds(10))).isEqualTo(said.length);
        }

        @Override
        public void unplug() {
            isOver = true;
            terminal.close();
        }

        @Override
        public void close() {
            unplug();
        }
    }

    @Override
    Peer peer() throws IOException {
        return new PtyPeer(true);
    }

    @Test
    void aSymbolicLinkIsAsGoodAsThePort(@TempDir Path folder) throws Exception {
        PtyPeer other = new PtyPeer(true);
        Path byId = Files.createSymbolicLink(folder.resolve("usb-printer"), other.terminal.path());
        Hearing heard = new Hearing();
        ByteLink linked = runtime.create(LinkAddress.Serial.of(byId.toString(), 9_600));

        linked.start(heard);

        heard.awaitUp();
        get(linked.close());
        other.close();
    }

    @Test
    void aMissingPortAndAPlainFileSayWhatTheyAre(@TempDir Path folder) throws Exception {
        Path plain = Files.createFile(folder.resolve("plain"));
        Hearing missing = new Hearing();
        Hearing wrong = new Hearing();
        runtime.create(LinkAddress.Serial.of(folder.resolve("ttyNONE").toString(), 9_600))
                .start(missing);
        runtime.create(LinkAddress.Serial.of(plain.toString(), 9_600)).start(wrong);
        missing.awaitDown();
        wrong.awaitDown();

        assertThat(missing.downs.get(0).code()).isEqualTo(DeviceCode.E_NOHARDWARE);
        assertThat(wrong.downs.get(0).code()).isEqualTo(DeviceCode.E_CONFIG);
    }

    /** With a reader left behind in a blocking read, the first byte after reopening went to it. */
    @Test
    void theReaderOfAClosedLinkNeverTakesBytesOfTheNextOne() throws Exception {
        byte[] word = "ABCDE".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < REOPENINGS; i++) {
            get(link.close());
            Hearing fresh = new Hearing();
            link = runtime.create(peer.address());
            link.start(fresh);
            fresh.awaitUp();
            peer.send(word);
            await().pollInterval(Duration.ofMillis(2)).atMost(SOON).until(() -> fresh.heard().length >= word.length);
            assertThat(fresh.heard()).as("opening %d", i).isEqualTo(word);
        }
        long readers = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("link-read " + peer.address()))
                .count();
        assertThat(readers).isEqualTo(1);
    }

    /** On a pseudo-terminal the write itself blocks for ever and closing does not free it: only the watchdog can tell. */
    @Test
    void aStalledWriterIsMarkedStuckAndAnotherLinkIsNotDelayed() throws Exception {
        PtyPeer wedged = new PtyPeer(false);
        Hearing heard = new Hearing();
        ByteLink stuck = runtime.create(wedged.address());
        stuck.start(heard);
        heard.awaitUp();

        long begun = System.nanoTime();
        Future<WriteResult> write = stuck.write(new byte[300_000], Duration.ofMillis(400));
        assertThat(get(link.write(new byte[] {1}, STALL)).isComplete()).isTrue();
        WriteResult result = get(write);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(result.fault()).isEqualTo(DeviceCode.E_WRITE_STALLED);
        assertThat(result.maybeTaken()).isGreaterThan(result.taken());
        assertThat(took).isBetween(Duration.ofMillis(350), Duration.ofSeconds(8));
        heard.awaitDown();
        assertThat(heard.downs.get(0).code()).isEqualTo(DeviceCode.E_WRITE_STALLED);
        peer.send(new byte[] {7});
        await().atMost(SOON).until(() -> hearing.heard().length == 1);
        assertThat(link.state()).isEqualTo(LinkState.UP);
        wedged.close();
        await().atMost(SOON).until(() -> stuck.state() == LinkState.ABSENT);
    }

    @Test
    void unplugIsSeenAtOnce() throws Exception {
        long begun = System.nanoTime();
        peer.unplug();
        hearing.awaitDown();

        // 250 ms is what a person may wait for on a quiet machine; the rest is for a busy one.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
}
