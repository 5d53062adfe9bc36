package vn.motcua.kiosk;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.driver.DeviceEntry;
import vn.motcua.edge.transport.LinkAddress;

/** Finds devices that are configured at one place: the second of them would never get its port. */
final class LinkUse {
    private record User(String name, Object sharing) {}

    private final ConfigNode root;
    private final Map<String, User> users = new HashMap<>();

    private LinkUse(ConfigNode root) {
        this.root = root;
    }

    /** Notes each such pair. One that is switched off takes no port from anybody. */
    static void check(ConfigNode root, List<PrinterEntry> printers, List<DeviceEntry<?>> devices) {
        LinkUse use = new LinkUse(root);
        for (PrinterEntry one : printers) use.add("printers", one.name(), one.link(), one);
        for (DeviceEntry<?> one : devices)
            if (one.enabled())
                use.add("devices", one.name(), one.link(), one.driver().sharesLine() ? one.driver() : one);
    }

    /** @param sharing whoever shares a line has the same one */
    private void add(String section, String name, String link, Object sharing) {
        if (link.isEmpty() || link.equals(DeviceEntry.SIMULATED)) return; // none, or a problem told already
        User first = users.putIfAbsent(place(link), new User(name, sharing));
        if (first == null || first.sharing() == sharing) return;
        root.problem(section, link, Allowed.of("link.once", first.name(), name));
    }

    /** Two ways to write one place are one place. */
    private static String place(String link) {
        if (link.startsWith(DeviceEntry.SIMULATED)) return link;
        LinkAddress address = LinkAddress.parse(link);
        if (address instanceof LinkAddress.OnPort port) return port.getClass().getSimpleName() + ":" + port.port();
        return address.toString().toLowerCase(Locale.ROOT);
    }
}
