package vn.motcua.system.rig.guest;

import java.io.IOException;

/** A simulated device that listens on loopback, at the far end of a cable that can be pulled. */
public final class SplicedCable implements AutoCloseable {
    private final TwoWayCable cable;
    private final int port;
    private Splice splice;

    /** @param address of the simulated device, {@code tcp://host:port} */
    public SplicedCable(TwoWayCable cable, String address) {
        this.cable = cable;
        this.port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /** Returns when the computer has a port for it. */
    public void plug() throws IOException {
        cable.plug();
        splice = Splice.between(cable, port);
        cable.awaitNode();
    }

    public void unplug() throws Exception {
        splice.close();
        cable.unplug();
        cable.awaitNoNode();
    }

    @Override
    public void close() {
        try {
            splice.close();
            cable.close();
        } catch (Exception e) {
            throw new AssertionError("the cable cannot be taken away", e);
        }
    }
}
