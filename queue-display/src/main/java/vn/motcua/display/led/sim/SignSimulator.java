package vn.motcua.display.led.sim;

import java.util.ArrayList;
import java.util.List;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.sim.SimulatedLine;
import vn.motcua.edge.sim.SimulatorDriver;

/** {@code simulators.sign} of {@code agent.yaml}: counter signs on one pseudo-terminal or loopback port. */
public final class SignSimulator implements SimulatorDriver {
    private static final Allowed ADDRESSES = Allowed.of("sign.addresses");
    private static final int BAUD = 9_600;
    private static final int CELLS_MAX = 16;
    private static final int CELLS = 6;

    /** For {@link java.util.ServiceLoader}. */
    public SignSimulator() {}

    /** How they are reached. */
    enum Transport {
        SERIAL,
        TCP
    }

    @Override
    public String name() {
        return "sign";
    }

    @Override
    public SimulatedDevice configure(String name, ConfigNode entry) {
        Transport transport = entry.choice("transport", Transport.class, Transport.SERIAL);
        SignEar.Dialect dialect = entry.choice("dialect", SignEar.Dialect.class, SignEar.Dialect.MODBUS_RTU);
        int cells = entry.integer("cells", 1, CELLS_MAX, CELLS);
        SimulatedSigns.Plan plan = new SimulatedSigns.Plan(name, dialect, addresses(entry), cells);
        return new SimulatedSigns(
                plan,
                heard -> transport == Transport.TCP
                        ? SimulatedLine.tcp(name, "127.0.0.1", 0, heard)
                        : SimulatedLine.serial(name, BAUD, heard));
    }

    private static List<Integer> addresses(ConfigNode entry) {
        List<Integer> addresses = new ArrayList<>();
        for (String text : entry.texts("addresses")) {
            if (text.matches("[1-9][0-9]?")) addresses.add(Integer.valueOf(text));
            else entry.problem("addresses", text, ADDRESSES);
        }
        return addresses.isEmpty() ? List.of(1) : addresses;
    }
}
