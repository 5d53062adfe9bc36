package vn.motcua.edge.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;

/** Reads {@code simulators:} of {@code agent.yaml}: a list of devices for each kind of simulator. */
public final class SimulatorConfig {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";
    private static final Allowed NAME_ALLOWED = Allowed.of("device.name");
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorConfig.class);

    private SimulatorConfig() {}

    /** Notes every problem in the nodes; opens nothing. */
    public static List<SimulatedDevice> read(ConfigNode root, ClassLoader classes) {
        ConfigNode section = root.object("simulators");
        return section.keys().isEmpty() ? List.of() : read(section, found(classes));
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

    private static List<SimulatorDriver> found(ClassLoader classes) {
        List<SimulatorDriver> drivers = new ArrayList<>();
        Iterator<SimulatorDriver> each =
                ServiceLoader.load(SimulatorDriver.class, classes).iterator();
        while (true) {
            try {
                if (!each.hasNext()) return drivers;
                drivers.add(each.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                LOG.error("a simulator cannot be loaded", e);
            }
        }
    }
}
