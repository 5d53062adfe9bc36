package vn.motcua.edge.transport;

/** Makes links that are not started yet. */
@FunctionalInterface
public interface LinkFactory {
    ByteLink create(LinkAddress address);

    /**
     * Says that a device is configured at this address, plugged in or not: its port is nobody else's, neither by a name it happens to
     * have today nor as the place another device may have moved to.
     *
     * @return takes it back
     */
    default Runnable reserve(LinkAddress address) {
        return () -> {};
    }
}
