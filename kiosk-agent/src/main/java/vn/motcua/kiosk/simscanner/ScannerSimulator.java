package vn.motcua.kiosk.simscanner;

import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.sim.SimulatorDriver;

/** {@code simulators.scanner} of {@code agent.yaml}: {@code line: serial} (a pseudo-terminal, Linux) or {@code tcp}. */
public final class ScannerSimulator implements SimulatorDriver {
    private static final Allowed LINE = Allowed.of("choice", "serial, tcp");

    /** For {@link java.util.ServiceLoader}. */
    public ScannerSimulator() {}

    @Override
    public String name() {
        return "scanner";
    }

    @Override
    public SimulatedDevice configure(String name, ConfigNode entry) {
        String line = entry.textOr("line", "serial", LINE);
        boolean isKnown = line.equals("serial") || line.equals("tcp");
        if (!isKnown) entry.problem("line", line, LINE);
        return new ScannerOnBench(name, line.equals("tcp"));
    }
}
