package vn.motcua.edge.sim;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A port for one client at a time. */
final class Ports implements LinePlan {
    private static final Logger LOG = LoggerFactory.getLogger(Ports.class);

    /** A socket that is closed wakes who waits at it, which a terminal does not. */
    private static final int READ_MILLIS = 250;

    private final String host;
    private int port;

    Ports(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public End plug() throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getByName(host), port), 1);
        server.setSoTimeout(READ_MILLIS);
        port = server.getLocalPort();
        return new PortEnd(server);
    }

    @Override
    public String address() {
        return "tcp://" + host + ":" + port;
    }

    @Override
    public void forget() {
        // Nothing is left of a closed port.
    }

    private static final class PortEnd implements End {
        private final ServerSocket server;
        private volatile @Nullable Socket client;

        PortEnd(ServerSocket server) {
            this.server = server;
        }

        @Override
        public byte @Nullable [] read() throws IOException {
            if (server.isClosed()) return null;
            try {
                Socket open = client;
                return open == null ? accept() : read(open);
            } catch (SocketTimeoutException e) {
                return new byte[0];
            }
        }

        private byte[] accept() throws IOException {
            Socket next = server.accept();
            next.setSoTimeout(READ_MILLIS);
            next.setTcpNoDelay(true);
            client = next;
            return new byte[0];
        }

        private byte[] read(Socket open) throws SocketTimeoutException {
            try {
                byte[] bytes = new byte[CHUNK_BYTES];
                int count = open.getInputStream().read(bytes);
                if (count >= 0) return Arrays.copyOf(bytes, count);
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                LOG.debug("the client of {} is gone: {}", server, e.getMessage());
            }
            client = null; // the next one may come
            close(open, false);
            return new byte[0];
        }

        @Override
        public int write(byte[] bytes) throws IOException {
            Socket open = client;
            if (open == null) return 0;
            open.getOutputStream().write(bytes);
            return bytes.length;
        }

        @Override
        public void pull() {
            Socket open = client;
            if (open != null) close(open, true);
            try {
                server.close();
            } catch (IOException e) {
                LOG.debug("{}: {}", server, e.getMessage());
            }
        }

        private static void close(Socket socket, boolean broken) {
            try {
                if (broken) socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException e) {
                LOG.debug("{}: {}", socket, e.getMessage());
            }
        }
    }
}
