package vn.motcua.kiosk;

import java.util.ArrayList;
import java.util.List;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;

/**
 * A simulated printer of a training site.
 *
 * @param host loopback address it listens on
 * @param port 0 for any free one
 */
record SimulatorSettings(String name, String host, int port) {
    private static final Allowed LISTEN = Allowed.of("simulator.listen");

    static List<SimulatorSettings> read(ConfigNode simulators) {
        List<SimulatorSettings> all = new ArrayList<>();
        for (ConfigNode node : simulators.objects("printer")) {
            String name = node.text("name", Allowed.of("printer.name"));
            String listen = node.textOr("listen", "127.0.0.1:0", LISTEN);
            int colon = listen.lastIndexOf(':');
            String host = colon < 0 ? "" : listen.substring(0, colon);
            int port = port(colon < 0 ? "" : listen.substring(colon + 1));
            boolean loopback = host.equals("127.0.0.1") || host.equals("localhost");
            if (!loopback || port < 0) node.problem("listen", listen, LISTEN);
            else all.add(new SimulatorSettings(name, host, port));
        }
        return all;
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}")) return -1;
        int port = Integer.parseInt(text);
        return port <= 65_535 ? port : -1;
    }
}
