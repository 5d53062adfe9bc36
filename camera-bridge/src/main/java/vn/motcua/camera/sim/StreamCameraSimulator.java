package vn.motcua.camera.sim;

import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.sim.SimulatorDriver;

/**
 * {@code simulators.streamCamera} of {@code agent.yaml}: a camera that is asked for its events and pictures as Hikvision's are, by a source of
 * {@code type: isapi} with {@code url: http://127.0.0.1:PORT}.
 */
public final class StreamCameraSimulator implements SimulatorDriver {
    /** For {@link java.util.ServiceLoader}. */
    public StreamCameraSimulator() {}

    @Override
    public String name() {
        return "streamCamera";
    }

    @Override
    public SimulatedDevice configure(String device, ConfigNode entry) {
        int port = entry.integer("port", 0, 65_535, 0);
        // A source names its port, so that it cannot be any.
        if (!entry.has("port")) entry.problem("port", "", Allowed.of("integer", 0, 65_535));
        return new SimulatedStreamCamera(device, port);
    }
}
