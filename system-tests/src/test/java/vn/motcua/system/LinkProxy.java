package vn.motcua.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The cable between an agent and its hub: slow, cut, or a black hole that keeps the connection and loses every byte. Nothing is
 * ever changed or reordered on the way. A connection that lost bytes never heals; whoever uses it has to find out. Any thread.
 */
final class LinkProxy implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final ServerSocket listener;
    private final int hubPort;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lastUp = new AtomicInteger();
    private volatile long answerDelayMs;
    private volatile boolean dripping;
    private volatile boolean losingUp;
    private volatile boolean losingDown;

    /** @param hubPort where the hub listens, now or later, on the loopback interface */
    LinkProxy(int hubPort) throws IOException {
        this.hubPort = hubPort;
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        daemon("link proxy", this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Whatever the hub says arrives this much later. */
    void delayAnswers(long millis) {
        answerDelayMs = millis;
    }

    /** One byte at a time in both directions, each a write of its own. */
    void drip(boolean on) {
        dripping = on;
    }

    /** From now on every byte is lost both ways, on old connections and new ones. */
    void blackHole() {
        losingUp = true;
        losingDown = true;
    }

    /** The hub still hears the agent, and the agent the hub no more: what it does is committed and never acknowledged. */
    void loseAnswers() {
        losingDown = true;
    }

    /** The next message of at least this size still reaches the hub; then all is a black hole. */
    void blackHoleAfterMessageOf(int bytes) {
        lastUp.set(bytes);
    }

    /** New connections work again. */
    void heal() {
        lastUp.set(0);
        losingUp = false;
        losingDown = false;
    }

    /** Resets every connection there is. */
    void cut() {
        wires.forEach(Wire::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket agent = listener.accept();
                Socket hub = connectOrHangUp(agent);
                if (hub != null) new Wire(agent, hub).begin();
            } catch (IOException closed) {
                // Either the proxy ends, or one connection did before it began.
            }
        }
    }

    private @org.jspecify.annotations.Nullable Socket connectOrHangUp(Socket agent) throws IOException {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), hubPort);
        } catch (IOException hubIsDown) {
            agent.close();
            return null;
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        wires.forEach(Wire::close);
    }

    /** Bytes that may go on when their time has come; none at all mean that the sender hung up. */
    private record Chunk(byte[] bytes, long order, long dueNanos) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(order, ((Chunk) other).order);
        }
    }

    /** One connection, both ways. */
    private final class Wire {
        private final Socket agent;
        private final Socket hub;
        private volatile boolean lostUp;
        private volatile boolean lostDown;

        Wire(Socket agent, Socket hub) {
            this.agent = agent;
            this.hub = hub;
        }

        void begin() throws IOException {
            wires.add(this);
            for (Socket socket : new Socket[] {agent, hub}) socket.setTcpNoDelay(true);
            carry(agent, hub, true);
            carry(hub, agent, false);
        }

        private void carry(Socket from, Socket to, boolean up) {
            DelayQueue<Chunk> queue = new DelayQueue<>();
            daemon("link proxy, in", () -> read(from, queue, up));
            daemon("link proxy, out", () -> write(queue, to, up));
        }

        private void read(Socket from, DelayQueue<Chunk> queue, boolean up) {
            byte[] buffer = new byte[64 * 1024];
            long due = System.nanoTime();
            long order = 0;
            int count = 0;
            while (count >= 0) {
                count = readOrEnd(from, buffer);
                long delay = up ? 0 : TimeUnit.MILLISECONDS.toNanos(answerDelayMs);
                // A shorter delay than before must not overtake.
                due = Math.max(due, System.nanoTime() + delay);
                queue.add(new Chunk(Arrays.copyOf(buffer, Math.max(0, count)), order++, due));
            }
        }

        private static int readOrEnd(Socket from, byte[] buffer) {
            try {
                InputStream in = from.getInputStream();
                return in.read(buffer);
            } catch (IOException reset) {
                return -1;
            }
        }

        private void write(DelayQueue<Chunk> queue, Socket to, boolean up) {
            try {
                for (Chunk chunk = queue.take(); chunk.bytes.length > 0; chunk = queue.take()) {
                    if (!isLost(up)) pass(chunk.bytes, to);
                    if (up && isLastUp(chunk.bytes.length)) blackHole();
                }
                // Through a black hole nobody hears the other hang up.
                if (!isLost(up)) close();
            } catch (IOException broken) {
                close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean isLost(boolean up) {
            if (up) return lostUp |= losingUp;
            return lostDown |= losingDown;
        }

        private boolean isLastUp(int bytes) {
            int least = lastUp.get();
            return least > 0 && bytes >= least && lastUp.compareAndSet(least, 0);
        }

        private void pass(byte[] bytes, Socket to) throws IOException {
            int step = dripping ? 1 : bytes.length;
            for (int at = 0; at < bytes.length; at += step) to.getOutputStream().write(bytes, at, step);
        }

        void close() {
            wires.remove(this);
            for (Socket socket : new Socket[] {agent, hub}) {
                try {
                    // A reset, not a farewell: what was under way is gone.
                    socket.setSoLinger(true, 0);
                    socket.close();
                } catch (IOException e) {
                    // It is closed already.
                }
            }
        }
    }
}
