package vn.motcua.edge.transport;

/**
 * Hears what happens on a {@link ByteLink}: {@code up} at most once, then any number of {@code received} and {@code status}, then {@code down} exactly
 * once and nothing after it. Called on the link's threads, one call at a time; must not block. What it throws is logged and counted
 * and changes nothing for the link.
 */
public interface LinkListener {
    void up();

    /** Bytes in order, in any pieces; the array is the listener's to keep. */
    void received(byte[] bytes);

    /** What the port itself says about the device, when it changes; only where a transport has such a thing. */
    default void status(PortStatus status) {}

    void down(LinkDown reason);
}
