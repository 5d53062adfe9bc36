package vn.motcua.edge.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.transport.LinkAddress;

/**
 * One entry of {@code devices:} in {@code agent.yaml}, read by its driver.
 *
 * @param link an address of {@link LinkAddress}, {@code simulated:NAME} for one of this file's simulators, or empty for a driver that
 *     uses none
 * @param enabled false leaves the device alone and shows it as switched off
 */
public record DeviceEntry<S>(String name, DeviceDriver<S> driver, S settings, String link, boolean enabled) {
    public static final String SIMULATED = "simulated:";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";
    private static final Allowed NAME_ALLOWED = Allowed.of("device.name");

    /**
     * Reads all entries, noting every problem in the nodes.
     *
     * @param taken names other sections have given to devices
     * @param simulators names of this file's simulated devices
     */
    public static List<DeviceEntry<?>> read(
            ConfigNode root, Set<String> taken, Set<String> simulators, ClassLoader classes) {
        List<ConfigNode> nodes = root.objects("devices");
        return nodes.isEmpty() ? List.of() : read(nodes, taken, simulators, drivers(classes));
    }

    static List<DeviceEntry<?>> read(
            List<ConfigNode> nodes, Set<String> taken, Set<String> simulators, Map<String, DeviceDriver<?>> drivers) {
        List<DeviceEntry<?>> all = new ArrayList<>();
        Set<String> names = new HashSet<>(taken);
        for (ConfigNode node : nodes) {
            String name = node.text("name", NAME_ALLOWED);
            if (!name.isEmpty() && (!name.matches(NAME) || !names.add(name))) node.problem("name", name, NAME_ALLOWED);
            boolean enabled = node.bool("enabled", true);
            String wanted = node.text("driver", oneOf(drivers));
            DeviceDriver<?> driver = drivers.get(wanted);
            if (driver != null) all.add(entry(node, name, driver, simulators, enabled));
            else if (!wanted.isEmpty()) node.problem("driver", wanted, oneOf(drivers));
        }
        return all;
    }

    /** The counter at which it stands; empty for one of the hall. */
    public Optional<CounterId> counter() {
        return driver.counter(settings);
    }

    private static <S> DeviceEntry<S> entry(
            ConfigNode node, String name, DeviceDriver<S> driver, Set<String> simulators, boolean enabled) {
        String link = driver.usesLink() ? link(node, simulators) : standIn(node, simulators);
        return new DeviceEntry<>(name, driver, driver.configure(node), link, enabled);
    }

    private static String link(ConfigNode node, Set<String> simulators) {
        return node.parsed(
                "link",
                Allowed.of("device.link", LinkAddress.ALLOWED),
                text -> checkedLink(text, simulators),
                SIMULATED);
    }

    /** A device that is reached by no link may still have a simulated one in its place. */
    private static String standIn(ConfigNode node, Set<String> simulators) {
        if (!node.has("link")) return "";
        return node.parsed("link", Allowed.of("device.standIn"), text -> simulatedOnly(text, simulators), "");
    }

    private static String simulatedOnly(String text, Set<String> simulators) {
        if (!text.startsWith(SIMULATED)) throw new IllegalArgumentException(text);
        return checkedLink(text, simulators);
    }

    private static String checkedLink(String text, Set<String> simulators) {
        if (!text.startsWith(SIMULATED))
            return String.valueOf(LinkAddress.parse(text)).isEmpty() ? "" : text;
        if (!simulators.contains(text.substring(SIMULATED.length()))) throw new IllegalArgumentException(text);
        return text;
    }

    private static Allowed oneOf(Map<String, DeviceDriver<?>> drivers) {
        return Allowed.of("choice", String.join(", ", new TreeMap<>(drivers).keySet()));
    }

    private static Map<String, DeviceDriver<?>> drivers(ClassLoader classes) {
        Map<String, DeviceDriver<?>> byName = new HashMap<>();
        for (DeviceDriver<?> driver : Services.found(DeviceDriver.class, classes)) byName.put(driver.name(), driver);
        return byName;
    }

    /** The simulated device behind the link; empty if it is a real one. */
    public String simulator() {
        return link.startsWith(SIMULATED) ? link.substring(SIMULATED.length()) : "";
    }

    DeviceKey key() {
        return new DeviceKey(driver.kind(), name);
    }

    Device create(DeviceEnv env) {
        return driver.create(key(), settings, env);
    }
}
