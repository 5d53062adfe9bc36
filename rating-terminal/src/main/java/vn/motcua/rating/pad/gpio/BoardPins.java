package vn.motcua.rating.pad.gpio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.transport.ByteLink;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkDown;
import vn.motcua.edge.transport.LinkFactory;
import vn.motcua.edge.transport.LinkListener;

/**
 * Pins of a board that is a folder: the level of each in {@code gpioN/value}, as in the kernel's sysfs, and edges as the kernel's records
 * from the node {@code events}. This is how a simulated board is read; on a real one Pi4J does it.
 *
 * <p>Source: Linux, Documentation/userspace-api/gpio/sysfs.rst; linux/gpio.h, {@code struct gpio_v2_line_event}.
 */
final class BoardPins implements GpioPins {
    private static final int EVENT_BYTES = 48;
    private static final int ID_AT = 8;
    private static final int OFFSET_AT = 12;
    private static final int RISING = 1;
    private static final int FALLING = 2;
    private static final long OPENING_SECONDS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(BoardPins.class);

    private final ByteLink events;
    private final Set<Integer> high;

    private BoardPins(ByteLink events, Set<Integer> high) {
        this.events = events;
        this.high = Set.copyOf(high);
    }

    /** @param address of the folder */
    static GpioPins open(LinkAddress address, GpioSettings settings, LinkFactory links, EdgeListener listener)
            throws GpioException {
        if (!(address instanceof LinkAddress.File board) || !Files.isDirectory(board.path()))
            throw new GpioException(DeviceCode.E_NOHARDWARE, address + ": there is no such board");
        for (int pin : settings.pins().keySet()) requirePin(board.path(), pin);
        ByteLink events =
                links.create(new LinkAddress.Hid(board.path().resolve("events").toString()));
        Ear ear = new Ear(listener);
        events.start(ear);
        try {
            ear.up.get(OPENING_SECONDS, TimeUnit.SECONDS);
            return new BoardPins(events, levels(board.path(), settings.pins().keySet()));
        } catch (TimeoutException e) {
            release(events);
            throw new GpioException(DeviceCode.E_NOHARDWARE, address + ": opening has not returned in time", e);
        } catch (ExecutionException e) {
            release(events);
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new GpioException(DeviceCode.E_NOHARDWARE, address + ": " + why, e);
        } catch (IOException e) {
            release(events);
            throw new GpioException(DeviceCode.E_NOHARDWARE, address + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            release(events);
            throw new GpioException(DeviceCode.E_INTERNAL, address + ": interrupted", e);
        }
    }

    private static void requirePin(Path board, int pin) throws GpioException {
        if (!Files.exists(value(board, pin)))
            throw new GpioException(DeviceCode.E_CONFIG, "the board " + board + " has no pin " + pin);
    }

    private static Path value(Path board, int pin) {
        return board.resolve("gpio" + pin).resolve("value");
    }

    private static Set<Integer> levels(Path board, Set<Integer> pins) throws IOException {
        Set<Integer> high = new TreeSet<>();
        for (int pin : pins) if (Files.readString(value(board, pin)).startsWith("1")) high.add(pin);
        return high;
    }

    private static void release(ByteLink link) {
        link.close().onFailure(e -> LOG.debug("{}: {}", link.address(), e.getMessage()));
    }

    /** Hears the events, on the link's threads. */
    private static final class Ear implements LinkListener {
        final CompletableFuture<Boolean> up = new CompletableFuture<>();
        private final EdgeListener listener;
        private byte[] rest = {};

        Ear(EdgeListener listener) {
            this.listener = listener;
        }

        @Override
        public void up() {
            up.complete(true);
        }

        @Override
        public void received(byte[] bytes) {
            ByteBuffer all = ByteBuffer.allocate(rest.length + bytes.length)
                    .put(rest)
                    .put(bytes)
                    .flip()
                    .order(ByteOrder.nativeOrder());
            while (all.remaining() >= EVENT_BYTES) {
                int at = all.position();
                edge(all.getInt(at + ID_AT), all.getInt(at + OFFSET_AT));
                all.position(at + EVENT_BYTES);
            }
            rest = new byte[all.remaining()];
            all.get(rest);
        }

        private void edge(int id, int pin) {
            if (id == RISING || id == FALLING) listener.edge(pin, id == RISING);
        }

        /** Also the end of our own closing, which says no code. */
        @Override
        public void down(LinkDown reason) {
            up.completeExceptionally(new IOException(reason.detail()));
            if (reason.code() != null) listener.gone(reason.detail());
        }
    }

    @Override
    public Set<Integer> high() {
        return high;
    }

    @Override
    public void close() {
        release(events);
    }
}
