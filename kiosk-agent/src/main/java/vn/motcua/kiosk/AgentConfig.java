package vn.motcua.kiosk;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.driver.DeviceEntry;
import vn.motcua.edge.host.ModuleHost;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.sim.SimulatorConfig;
import vn.motcua.edge.store.StoreSettings;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.trust.TrustedCertificates;
import vn.motcua.kiosk.scanner.ScanInput;

/**
 * Everything of {@code agent.yaml}.
 *
 * @param hubUrl another address of the hub than at enrolment, or null
 * @param trusted by whom the hub's certificate must be signed, if the hub has one
 * @param port of the local pages; 0 for any free one
 * @param kiosk empty on a PC without one
 * @param devices all but the ticket printers, which the kiosk's print journal belongs to
 */
record AgentConfig(
        @Nullable String hubUrl,
        TrustedCertificates trusted,
        int port,
        StoreSettings store,
        Optional<KioskSettings> kiosk,
        List<PrinterEntry> printers,
        List<DeviceEntry<?>> devices,
        List<SimulatedDevice> simulators,
        ModuleHost modules) {
    static final int DEFAULT_PORT = 8090;

    /**
     * @param folder of agent.yaml
     * @throws vn.motcua.core.config.ConfigException with all problems together
     */
    static AgentConfig read(ConfigNode root, Path folder, Path home, Identity identity, ClassLoader classes) {
        ConfigNode hub = root.object("hub");
        String url = hub.has("url")
                ? hub.parsed("url", Allowed.of("hub.url"), AgentConfig::url, "")
                : hub.textOr("url", "", Allowed.of("hub.url"));
        TrustedCertificates trusted = TrustedCertificates.of(hub, folder, home);
        int port = root.object("web").integer("port", 0, 65_535, DEFAULT_PORT);
        StoreSettings store = StoreSettings.read(root.object("store"), home);
        List<SimulatedDevice> simulators = SimulatorConfig.read(root, classes);
        if (!simulators.isEmpty() && !identity.training())
            root.problem("simulators", "simulators", Allowed.of("simulators.none"));
        Set<String> simulated = simulators.stream().map(SimulatedDevice::name).collect(Collectors.toSet());
        List<PrinterEntry> printers = PrinterEntry.read(root, simulated, folder);
        Set<String> taken = printers.stream().map(PrinterEntry::name).collect(Collectors.toSet());
        List<DeviceEntry<?>> devices = DeviceEntry.read(root, taken, simulated, classes);
        LinkUse.check(root, printers, devices);
        Optional<KioskSettings> kiosk =
                root.has("kiosk") ? Optional.of(KioskSettings.read(root.object("kiosk"))) : Optional.empty();
        kiosk.map(KioskSettings::printer).ifPresent(name -> requirePrinter(root, name, printers));
        if (kiosk.isEmpty()) requireKiosk(root, devices);
        ModuleHost modules = ModuleHost.configure(root, classes);
        root.check();
        return new AgentConfig(
                url.isEmpty() ? null : url, trusted, port, store, kiosk, printers, devices, simulators, modules);
    }

    private static void requirePrinter(ConfigNode root, String name, List<PrinterEntry> printers) {
        if (printers.stream().noneMatch(one -> one.name().equals(name)))
            root.problem("kiosk.printer", name, Allowed.of("kiosk.printer"));
    }

    /** Where devices stand, those that stand at a counter. */
    Map<String, CounterId> counters() {
        Map<String, CounterId> counters = new HashMap<>();
        for (DeviceEntry<?> one : devices) one.counter().ifPresent(counter -> counters.put(one.name(), counter));
        return counters;
    }

    private static void requireKiosk(ConfigNode root, List<DeviceEntry<?>> devices) {
        for (DeviceEntry<?> device : devices)
            if (ScanInput.isAtKiosk(device.settings()))
                root.problem("devices." + device.name() + ".at", "kiosk", Allowed.of("scanner.at.none"));
    }

    private static String url(String text) {
        URI uri = URI.create(text);
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null) throw new IllegalArgumentException(text);
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Names of the configured devices behind which each simulated one stands. */
    Map<String, List<String>> drivenBy() {
        Map<String, List<String>> names = new HashMap<>();
        for (PrinterEntry one : printers)
            names.computeIfAbsent(one.simulator(), k -> new ArrayList<>()).add(one.name());
        for (DeviceEntry<?> one : devices)
            names.computeIfAbsent(one.simulator(), k -> new ArrayList<>()).add(one.name());
        names.remove("");
        return names;
    }

    /** Where a device is configured to be; empty if it has no link. */
    String linkOf(String name) {
        for (PrinterEntry one : printers) if (one.name().equals(name)) return one.link();
        for (DeviceEntry<?> one : devices) if (one.name().equals(name)) return one.link();
        return "";
    }

    /** Where all devices but the simulated ones are. */
    List<LinkAddress> links() {
        Stream<String> real = Stream.concat(
                printers.stream().filter(one -> one.simulator().isEmpty()).map(PrinterEntry::link),
                devices.stream()
                        .filter(one ->
                                one.driver().usesLink() && one.simulator().isEmpty())
                        .map(DeviceEntry::link));
        return real.map(LinkAddress::parse).toList();
    }

    /** What a hello says this agent runs. */
    List<String> moduleNames() {
        List<String> names = new ArrayList<>();
        if (kiosk.isPresent()) names.add("kiosk");
        names.addAll(modules.names());
        return names;
    }
}
