package vn.motcua.edge.sim;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import vn.motcua.edge.device.DeviceKind;

/**
 * A device that exists in this process only, and is reached over a real transport by the real driver. Thread-safe; {@link #start},
 * {@link #act} and {@link #close} may block for a moment and are never called on an event loop.
 */
public interface SimulatedDevice extends AutoCloseable {
    /** The name after {@code simulated:} in the link of an entry. */
    String name();

    DeviceKind kind();

    /** Makes it reachable. @return its address, as one writes it in {@code link:} */
    String start() throws IOException;

    /** Everything a person can see and do on it, as it is now, in the order of the page. */
    List<BenchControl> controls();

    /**
     * A person uses a control.
     *
     * @param control its id
     * @param value {@code true} or {@code false} of a switch, the value of a button, the text of a text box
     * @throws IllegalArgumentException if there is no such control, or the value is not one of its
     */
    void act(String control, String value) throws IOException;

    /** What a {@link BenchControl.Picture} of this id and index shows now; empty if there is nothing. */
    default Optional<BufferedImage> picture(String control, int index) {
        return Optional.empty();
    }

    /**
     * The agent's own web server is up. For a device that is no line's end but calls the agent, such as a camera; never called for an
     * agent that has none.
     */
    default void calls(URI agent) {}

    /** Told after anything in {@link #controls} changed, on any thread; set once, before start. */
    void onChange(Runnable listener);

    @Override
    void close();
}
