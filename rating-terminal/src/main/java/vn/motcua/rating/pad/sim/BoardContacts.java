package vn.motcua.rating.pad.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.pty.RecordNode;
import vn.motcua.rating.pad.sim.PadVoice.Move;

/**
 * A small board with keys on its pins: a folder with {@code gpioN/value} as in the kernel's sysfs, and a node {@code events} that is
 * read in the kernel's records of edges. Without the board there is no folder. Any thread.
 *
 * <p>Source: Linux, Documentation/userspace-api/gpio/sysfs.rst; linux/gpio.h, {@code struct gpio_v2_line_event}.
 */
final class BoardContacts implements Contacts {
    static final String HELD = "held";
    private static final int EVENT_BYTES = 48;
    private static final int RISING = 1;
    private static final int FALLING = 2;
    private static final Logger LOG = LoggerFactory.getLogger(BoardContacts.class);

    private final String name;
    private final List<Integer> lines;
    private final boolean isToGround;
    private final Map<Integer, Boolean> closed = new TreeMap<>();
    private final Map<Integer, Integer> lineEdges = new HashMap<>();
    private @Nullable Path board;
    private @Nullable RecordNode events;
    private boolean isFrozen;
    private int edges;

    /**
     * @param lines the pin of each key, by the numbers of the chip
     * @param isToGround whether a closed key makes its pin low
     */
    BoardContacts(String name, List<Integer> lines, boolean isToGround) {
        this.name = name;
        this.lines = List.copyOf(lines);
        this.isToGround = isToGround;
    }

    @Override
    public synchronized String start(Consumer<String> lamp) throws IOException {
        board = Files.createTempDirectory("motcua-sim").resolve(name);
        plug(true);
        return "file:" + board;
    }

    @Override
    public List<String> faults() {
        return List.of(HELD, SimulatedPad.FROZEN, SimulatedPad.UNPLUGGED);
    }

    @Override
    public String wordOf(String fault) {
        return "board." + fault;
    }

    @Override
    public synchronized void plug(boolean in) throws IOException {
        Path folder = board;
        if (folder == null || in == (events != null)) return;
        if (in) {
            for (int line : lines) makeLine(folder, line);
            events = RecordNode.make(folder.resolve("events")); // the last: who finds it finds the levels
        } else {
            takeAway(folder);
        }
    }

    private void makeLine(Path folder, int line) throws IOException {
        Path pin = Files.createDirectories(folder.resolve("gpio" + line));
        Files.writeString(pin.resolve("direction"), "in\n");
        Files.writeString(pin.resolve("edge"), "both\n");
        Files.writeString(pin.resolve("active_low"), "0\n");
        Files.writeString(pin.resolve("value"), level(line) + "\n");
    }

    private int level(int line) {
        return closed.getOrDefault(line, false) == isToGround ? 0 : 1;
    }

    private void takeAway(Path folder) {
        RecordNode node = events;
        events = null;
        if (node != null) node.close();
        try (var all = Files.walk(folder)) {
            for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.deleteIfExists(one);
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("simulated board {}: {}", name, e.getMessage());
        }
    }

    @Override
    public synchronized void tell(List<Move> moves) {
        for (Move move : moves) {
            int line = lines.get(move.key() - 1);
            if (!isFrozen) change(line, move.closed());
        }
    }

    private void change(int line, boolean isClosed) {
        if (closed.getOrDefault(line, false) == isClosed) return;
        closed.put(line, isClosed);
        Path folder = board;
        RecordNode node = events;
        if (folder == null || node == null) return;
        try {
            String value = level(line) + "\n";
            Files.writeString(folder.resolve("gpio" + line).resolve("value"), value, StandardOpenOption.WRITE);
            int heard = node.write(edge(line));
            if (heard == 0) LOG.debug("simulated board {}: nobody hears its edges", name);
        } catch (IOException e) {
            LOG.debug("simulated board {}: {}", name, e.getMessage());
        }
    }

    private byte[] edge(int line) {
        edges++;
        int lineEdge = lineEdges.merge(line, 1, Integer::sum);
        return ByteBuffer.allocate(EVENT_BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(System.nanoTime())
                .putInt(level(line) == 1 ? RISING : FALLING)
                .putInt(line)
                .putInt(edges)
                .putInt(lineEdge)
                .array();
    }

    @Override
    public boolean tellsOfReleases() {
        return true;
    }

    @Override
    public void noise() {
        // A pin knows two levels and no nonsense.
    }

    @Override
    public void tear(int key) {
        // The kernel gives edges whole.
    }

    @Override
    public synchronized void frozen(boolean on) {
        isFrozen = on;
    }

    @Override
    public synchronized void close() {
        Path folder = board;
        board = null;
        if (folder == null) return;
        takeAway(folder);
        try {
            Path parent = folder.getParent();
            if (parent != null) Files.deleteIfExists(parent);
        } catch (IOException e) {
            LOG.debug("simulated board {}: {}", name, e.getMessage());
        }
    }
}
