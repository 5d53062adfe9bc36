package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.sim.BenchControl;
import vn.motcua.edge.sim.SimulatedDevice;

/**
 * The simulated devices of a training site, whatever their kind: started, shown, broken on demand. One that fails is a fault of its
 * own. Any thread; {@link #start}, {@link #act} and {@link #close} block for a moment.
 */
final class SimulatedBench {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedBench.class);

    private final Map<String, SimulatedDevice> devices = new LinkedHashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final Map<String, List<String>> drivenBy;
    private final BiConsumer<String, ObjectNode> onChange;

    /**
     * @param drivenBy names of the configured devices behind which each simulated one stands
     * @param onChange told name and state of a device that changed, on any thread
     */
    SimulatedBench(
            List<SimulatedDevice> all, Map<String, List<String>> drivenBy, BiConsumer<String, ObjectNode> onChange) {
        this.drivenBy = Map.copyOf(drivenBy);
        this.onChange = onChange;
        for (SimulatedDevice device : all) {
            devices.put(device.name(), device);
            device.onChange(() -> show(device));
        }
    }

    /** Makes them all reachable. @return the address of each that is, by name */
    Map<String, String> start() {
        for (SimulatedDevice device : devices.values()) {
            try {
                String address = device.start();
                synchronized (addresses) {
                    addresses.put(device.name(), address);
                }
                show(device);
                LOG.info("simulated {} {} at {}", device.kind(), device.name(), address);
            } catch (IOException | RuntimeException | LinkageError e) {
                LOG.error("simulated device {} does not start", device.name(), e);
            }
        }
        synchronized (addresses) {
            return Map.copyOf(addresses);
        }
    }

    /** The agent's web server is up, for devices that call it. */
    void calls(URI agent) {
        for (SimulatedDevice device : devices.values()) {
            try {
                device.calls(agent);
            } catch (RuntimeException | LinkageError e) {
                LOG.error("simulated device {} does not know its agent", device.name(), e);
            }
        }
    }

    private void show(SimulatedDevice device) {
        onChange.accept(device.name(), state(device));
    }

    List<ObjectNode> states() {
        return devices.values().stream().map(this::state).toList();
    }

    private ObjectNode state(SimulatedDevice device) {
        ObjectNode node = Json.object();
        node.put("name", device.name());
        node.put("kind", device.kind().name());
        synchronized (addresses) {
            node.put("address", addresses.getOrDefault(device.name(), ""));
        }
        node.set("devices", Json.node(drivenBy.getOrDefault(device.name(), List.of())));
        ArrayNode controls = node.putArray("controls");
        for (BenchControl control : device.controls()) {
            ObjectNode one = Json.tree(control);
            one.put("type", control.type());
            controls.add(one);
        }
        return node;
    }

    boolean has(String name) {
        return devices.containsKey(name);
    }

    /**
     * @throws BenchRefusal if there is no such control or value, or the device itself takes it not
     * @throws IllegalArgumentException if there is no such device
     */
    void act(String name, String control, String value) throws IOException, BenchRefusal {
        SimulatedDevice device = require(name);
        BenchRefusal.check(device.controls(), control, value);
        try {
            device.act(control, value);
        } catch (IllegalArgumentException e) {
            LOG.debug("simulated device {}: {}", name, e.getMessage());
            throw BenchRefusal.ofDevice(control, value);
        }
    }

    Optional<BufferedImage> picture(String name, String control, int index) {
        return require(name).picture(control, index);
    }

    private SimulatedDevice require(String name) {
        SimulatedDevice device = devices.get(name);
        if (device == null) throw new IllegalArgumentException("no simulated device is called " + name);
        return device;
    }

    void close() {
        for (SimulatedDevice device : devices.values()) {
            try {
                device.close();
            } catch (RuntimeException e) {
                LOG.warn("simulated device {} does not close: {}", device.name(), e.toString());
            }
        }
    }
}
