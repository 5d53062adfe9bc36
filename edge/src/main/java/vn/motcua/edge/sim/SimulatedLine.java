package vn.motcua.edge.sim;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.pty.PseudoTerminal;
import vn.motcua.edge.pty.RecordNode;

/**
 * The device's end of a real line, on a pseudo-terminal, a TCP port or a node of whole records, whose cable can be pulled and plugged
 * in again under the same address. One reading thread; {@code heard} is called on it. The rest from any thread; opening blocks for a
 * moment.
 */
public final class SimulatedLine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedLine.class);
    private static final Duration READ = Duration.ofMillis(20);
    /** A socket that is closed wakes who waits at it, which a terminal does not. */
    private static final int SOCKET_READ_MILLIS = 250;

    private static final Duration WRITE = Duration.ofMillis(200);
    private static final int CHUNK_BYTES = 1_024;

    private final String name;
    private final Plan plan;
    private final Consumer<byte[]> heard;
    private volatile @Nullable End end;
    private volatile boolean frozen;

    /** Makes a fresh end of the line, as plugging in does. */
    private interface Plan {
        End plug() throws IOException;

        String address();

        default boolean hears() {
            return true;
        }

        void forget();
    }

    /** One end from plug to unplug. */
    private interface End {
        /** @return null if it is over, empty if nothing came in a while */
        byte @Nullable [] read() throws IOException;

        /** @return how many bytes found a listener */
        int write(byte[] bytes) throws IOException;

        void pull();
    }

    private SimulatedLine(String name, Plan plan, Consumer<byte[]> heard) {
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

    /** A device that hangs: reads nothing, says nothing, and the cable stays in. */
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
        while (end == own) {
            try {
                if (frozen) Thread.sleep(READ.toMillis());
                byte[] bytes = frozen ? new byte[0] : own.read();
                if (bytes == null) return;
                if (bytes.length > 0 && !frozen) heard.accept(bytes);
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

    private static final class Terminals implements Plan {
        private final String name;
        private final int baud;
        private @Nullable Path link;

        Terminals(String name, int baud) {
            this.name = name;
            this.baud = baud;
        }

        @Override
        public End plug() throws IOException {
            Path there = link == null ? Files.createTempDirectory("motcua-sim").resolve(name) : link;
            PseudoTerminal terminal = PseudoTerminal.open();
            Path next = there.resolveSibling(name + ".next");
            Files.deleteIfExists(next);
            Files.createSymbolicLink(next, terminal.path());
            Files.move(next, there, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            link = there;
            return new TerminalEnd(terminal, there);
        }

        @Override
        public String address() {
            return "serial:" + link + "@" + baud;
        }

        @Override
        public void forget() {
            Path there = link;
            if (there == null) return;
            try {
                Files.deleteIfExists(there);
                Path folder = there.getParent();
                if (folder != null) Files.deleteIfExists(folder);
            } catch (IOException e) {
                LOG.debug("simulated {}: {}", name, e.getMessage());
            }
        }
    }

    private record TerminalEnd(PseudoTerminal terminal, Path link) implements End {
        @Override
        public byte[] read() throws IOException {
            return terminal.read(CHUNK_BYTES, READ);
        }

        @Override
        public int write(byte[] bytes) throws IOException {
            return terminal.write(bytes, WRITE);
        }

        @Override
        public void pull() {
            try {
                Files.deleteIfExists(link);
            } catch (IOException e) {
                LOG.debug("{} stays: {}", link, e.getMessage());
            }
            terminal.close();
        }
    }

    private static final class Nodes implements Plan {
        private static final String DESCRIPTOR = "report_descriptor";
        private final String name;
        private final String address;
        private final byte[] descriptor;
        private @Nullable Path node;

        Nodes(String name, String address, byte[] descriptor) {
            this.name = name;
            this.address = address;
            this.descriptor = descriptor;
        }

        @Override
        public End plug() throws IOException {
            Path there = node == null ? Files.createTempDirectory("motcua-sim").resolve(name) : node;
            node = there;
            if (descriptor.length > 0) Files.write(there.resolveSibling(DESCRIPTOR), descriptor);
            return new NodeEnd(RecordNode.make(there));
        }

        @Override
        public String address() {
            return address.replace("NODE", String.valueOf(node));
        }

        @Override
        public boolean hears() {
            return false;
        }

        @Override
        public void forget() {
            Path there = node;
            Path folder = there == null ? null : there.getParent();
            if (folder == null) return;
            try {
                Files.deleteIfExists(folder.resolve(DESCRIPTOR));
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                LOG.debug("simulated {}: {}", name, e.getMessage());
            }
        }
    }

    private record NodeEnd(RecordNode node) implements End {
        @Override
        public byte @Nullable [] read() {
            return null;
        }

        @Override
        public int write(byte[] bytes) throws IOException {
            return node.write(bytes);
        }

        @Override
        public void pull() {
            node.close();
        }
    }

    private static final class Ports implements Plan {
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
            server.setSoTimeout(SOCKET_READ_MILLIS);
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
            next.setSoTimeout(SOCKET_READ_MILLIS);
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
