package vn.motcua.edge.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.driver.Services;

/** Reads {@code simulators:} of {@code agent.yaml}: a list of devices for each kind of simulator. */
public final class SimulatorConfig {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";
    private static final Allowed NAME_ALLOWED = Allowed.of("device.name");

    private SimulatorConfig() {}

    /** Notes every problem in the nodes; opens nothing. */
    public static List<SimulatedDevice> read(ConfigNode root, ClassLoader classes) {
        ConfigNode section = root.object("simulators");
        return section.keys().isEmpty() ? List.of() : read(section, Services.found(SimulatorDriver.class, classes));
    }

    static List<SimulatedDevice> read(ConfigNode section, List<SimulatorDriver> drivers) {
        List<SimulatedDevice> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (SimulatorDriver driver : drivers) {
            for (ConfigNode node : section.objects(driver.name())) {
                String name = node.text("name", NAME_ALLOWED);
                boolean good = name.matches(NAME) && names.add(name);
                if (!good && !name.isEmpty()) node.problem("name", name, NAME_ALLOWED);
                SimulatedDevice device = driver.configure(name, node);
                if (good) all.add(device);
            }
        }
        return all;
    }
}
