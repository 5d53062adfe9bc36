package vn.motcua.edge.transport;

/**
 * Hears what happens on a {@link ByteLink}: {@code up} at most once, then any number of {@code received}, {@code status} and {@code statusUnknown}, then {@code down} exactly
 * once and nothing after it. Called on the link's threads, one call at a time; must not block. What it throws is logged and counted
 * and changes nothing for the link.
 */
public interface LinkListener {
    void up();

    /** Bytes in order, in any pieces; the array is the listener's to keep. */
    void received(byte[] bytes);

    /** @param heldUpNanos by how much longer than usual the reader had not looked before it found these bytes: they may be so old; 0 if it was awake */
    default void received(byte[] bytes, long heldUpNanos) {
        received(bytes);
    }

    /** What the port itself says about the device, when it changes; only where a transport has such a thing. */
    default void status(PortStatus status) {}

    /** The port, which has told it before, no longer says how the device is; the last {@code status} is too old to be believed. */
    default void statusUnknown() {}

    void down(LinkDown reason);
}
