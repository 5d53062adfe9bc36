package vn.motcua.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.device.DeviceCode;

class TcpByteLinkTest extends ByteLinkContract {
    /** Reads all it gets, from any number of clients. */
    static final class SocketPeer implements Peer {
        private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final boolean isReading;
        private volatile Socket client;

        SocketPeer(boolean isReading) throws IOException {
            this.isReading = isReading;
            Thread thread = new Thread(this::serve, "tcp-peer");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve() {
            while (!server.isClosed()) {
                try {
                    Socket next = server.accept();
                    client = next;
                    byte[] piece = new byte[4_096];
                    for (int n = 0;
                            n >= 0 && isReading;
                            n = next.getInputStream().read(piece))
                        synchronized (bytes) {
                            bytes.write(piece, 0, n);
                        }
                } catch (IOException e) {
                    // The test ends or unplugs.
                }
            }
        }

        @Override
        public LinkAddress address() {
            return new LinkAddress.Tcp("127.0.0.1", server.getLocalPort());
        }

        @Override
        public byte[] received() {
            synchronized (bytes) {
                return bytes.toByteArray();
            }
        }

        @Override
        public void send(byte[] said) throws IOException {
            org.awaitility.Awaitility.await().until(() -> client != null);
            client.getOutputStream().write(said);
        }

        @Override
        public void unplug() throws IOException {
            org.awaitility.Awaitility.await().until(() -> client != null);
            client.close();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    @Override
    Peer peer() throws IOException {
        return new SocketPeer(true);
    }

    @Test
    void aPeerThatDoesNotReadStallsTheWriteAndTheCountSaysWhatTheSystemTook() throws Exception {
        try (SocketPeer frozen = new SocketPeer(false)) {
            ByteLink toFrozen = runtime.create(frozen.address());
            Hearing heard = new Hearing();
            toFrozen.start(heard);
            heard.awaitUp();

            WriteResult result = get(toFrozen.write(new byte[30_000_000], Duration.ofMillis(300)));

            assertThat(result.fault()).isEqualTo(DeviceCode.E_WRITE_STALLED);
            assertThat(result.taken()).isPositive().isLessThan(30_000_000);
            heard.awaitDown();
        }
    }

    @Test
    void aClosedPortIsOfflineWithItsAddressInTheMessage() throws Exception {
        int free;
        try (ServerSocket probe = new ServerSocket(0)) {
            free = probe.getLocalPort();
        }
        Hearing heard = new Hearing();

        runtime.create(LinkAddress.parse("tcp://127.0.0.1:" + free)).start(heard);

        heard.awaitDown();
        assertThat(heard.downs.get(0).code()).isEqualTo(DeviceCode.E_OFFLINE);
        assertThat(heard.downs.get(0).detail()).contains("tcp://127.0.0.1:" + free);
    }
}
