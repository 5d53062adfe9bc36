package vn.motcua.bench.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.sim.SimulatorConfig;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** A simulated device of every kind, on pseudo-terminals but for one printer on the network. */
final class CounterDevices implements AutoCloseable {
    static final int COUNT = 8;
    /** Not the two scanners: one is not known to be well before it has scanned. */
    static final int READY_BY_THEMSELVES = 6;

    private static final String OTHERS = """
            simulators:
              scanner: [{name: scanner-1}, {name: scanner-2}]
              pad: [{name: pad-1}]
              panic: [{name: panic-1}]
              sign: [{name: sign-1}]
            """;

    private final List<SimulatedPrinter> printers = new ArrayList<>();
    private final List<SimulatedDevice> others = new ArrayList<>();
    private final Map<String, String> addresses = new TreeMap<>();

    private CounterDevices() {}

    static CounterDevices start() throws IOException {
        CounterDevices all = new CounterDevices();
        try {
            all.plugIn();
            return all;
        } catch (IOException e) {
            all.close();
            throw e;
        }
    }

    private void plugIn() throws IOException {
        printers.add(SimulatedPrinter.onPseudoTerminal(SimulatedPrinter.WIDTH_DOTS_80));
        printers.add(SimulatedPrinter.onPseudoTerminal(SimulatedPrinter.WIDTH_DOTS_58));
        printers.add(SimulatedPrinter.listen("127.0.0.1", 0));
        for (int i = 0; i < printers.size(); i++)
            addresses.put("printer" + (i + 1), printers.get(i).address());
        ConfigNode entries = ConfigNode.parse("simulators.yaml", OTHERS);
        others.addAll(SimulatorConfig.read(entries, CounterDevices.class.getClassLoader()));
        for (SimulatedDevice other : others) addresses.put(other.name(), other.start());
    }

    /** By what the agent's configuration calls them. */
    Map<String, String> addresses() {
        return Map.copyOf(addresses);
    }

    void pullAll() {
        printers.forEach(SimulatedPrinter::close);
        others.forEach(SimulatedDevice::close);
    }

    @Override
    public void close() {
        pullAll();
    }
}
