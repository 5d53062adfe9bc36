package vn.motcua.edge.sim;

import vn.motcua.core.config.ConfigNode;

/**
 * A kind of simulated device, listed in {@code META-INF/services/vn.motcua.edge.sim.SimulatorDriver}. Its section is the list
 * {@code simulators.<name>} in {@code agent.yaml}.
 */
public interface SimulatorDriver {
    /** The key below {@code simulators:}, such as {@code scanner}; unique. */
    String name();

    /** Reads one entry, noting problems in the node; {@code name} is read already. Nothing is opened. */
    SimulatedDevice configure(String name, ConfigNode entry);
}
