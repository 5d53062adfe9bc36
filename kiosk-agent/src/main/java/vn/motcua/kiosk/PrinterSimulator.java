package vn.motcua.kiosk;

import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.sim.SimulatorDriver;

/** {@code simulators.printer} of {@code agent.yaml}: a ticket printer on a loopback port. */
public final class PrinterSimulator implements SimulatorDriver {
    private static final Allowed LISTEN = Allowed.of("simulator.listen");

    /** For {@link java.util.ServiceLoader}. */
    public PrinterSimulator() {}

    @Override
    public String name() {
        return "printer";
    }

    @Override
    public SimulatedDevice configure(String name, ConfigNode entry) {
        String listen = entry.textOr("listen", "127.0.0.1:0", LISTEN);
        int colon = listen.lastIndexOf(':');
        String host = colon < 0 ? "" : listen.substring(0, colon);
        int port = port(colon < 0 ? "" : listen.substring(colon + 1));
        boolean loopback = host.equals("127.0.0.1") || host.equals("localhost");
        if (!loopback || port < 0) entry.problem("listen", listen, LISTEN);
        return new PrinterOnBench(name, loopback ? host : "127.0.0.1", Math.max(0, port));
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}")) return -1;
        int port = Integer.parseInt(text);
        return port <= 65_535 ? port : -1;
    }
}
