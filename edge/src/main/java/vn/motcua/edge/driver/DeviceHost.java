package vn.motcua.edge.driver;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.device.AdminState;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceState;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.device.ServiceState;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkFactory;

/**
 * Opens the configured devices and keeps them apart: whatever one of them throws is logged once, counted and stays its own fault (I11).
 * Event loop only, except {@link #statuses()}.
 */
public final class DeviceHost implements Devices {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceHost.class);

    private final Parts parts;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<DeviceKind, List<InputListener>> listeners = new EnumMap<>(DeviceKind.class);

    /** What the host is made of. */
    public record Parts(
            Vertx vertx,
            LinkFactory links,
            Clock clock,
            PlugSource plugs,
            DeviceMemory memory,
            Consumer<DeviceStatus> onStatus) {}

    /** Where plug events come from. */
    @FunctionalInterface
    public interface PlugSource {
        /**
         * @param nodes paths whose coming and going counts too
         * @param listener called on any thread
         * @return stops the listening
         */
        Runnable onPlug(List<Path> nodes, Runnable listener);
    }

    /** Durable small values. */
    public interface DeviceMemory {
        /** For a device that is only looked at or tried: what it showed before is the agent's to remember. */
        DeviceMemory NONE = new DeviceMemory() {
            @Override
            public Future<Optional<String>> load(String key) {
                return Future.succeededFuture(Optional.empty());
            }

            @Override
            public Future<Void> save(String key, @Nullable String value) {
                return Future.succeededFuture();
            }
        };

        Future<Optional<String>> load(String key);

        Future<Void> save(String key, @Nullable String value);
    }

    public DeviceHost(Parts parts) {
        this.parts = parts;
    }

    /**
     * Makes the devices, so that modules can find them; nothing is opened yet.
     *
     * @param simulated address of each running simulated device by name
     */
    public void create(List<DeviceEntry<?>> entries, Map<String, String> simulated) {
        for (DeviceEntry<?> entry : entries) slots.put(entry.name(), new Slot(entry, simulated));
        slots.values().forEach(Slot::reserve);
        slots.values().forEach(Slot::create);
    }

    /** Opens them; none holds up or fails another. */
    public Future<Void> start() {
        List<Future<?>> starts = new ArrayList<>();
        for (Slot slot : slots.values()) starts.add(slot.start());
        return all(starts);
    }

    public Future<Void> stop() {
        List<Future<?>> closes = new ArrayList<>();
        for (Slot slot : slots.values()) closes.add(slot.close());
        slots.values().forEach(slot -> slot.reservation.run());
        return all(closes);
    }

    private static Future<Void> all(List<Future<?>> each) {
        return each.isEmpty()
                ? Future.succeededFuture()
                : Future.join(each).<Void>mapEmpty().otherwiseEmpty();
    }

    @Override
    public <D extends Device> List<D> ofType(Class<D> type) {
        return devices().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Those that are made, in the order of the configuration. */
    public List<Device> devices() {
        List<Device> all = new ArrayList<>();
        for (Slot slot : slots.values()) if (slot.device != null) all.add(slot.device);
        return all;
    }

    @Override
    public void onInput(DeviceKind kind, InputListener listener) {
        listeners.computeIfAbsent(kind, k -> new ArrayList<>()).add(listener);
    }

    @Override
    public List<DeviceStatus> statuses() {
        return slots.values().stream().map(Slot::status).toList();
    }

    /** How many times device {@code name} or a listener of its input has thrown. */
    public long faults(String name) {
        Slot slot = slots.get(name);
        return slot == null ? 0 : slot.faults;
    }

    /** Switches a device off or on; off lets go of it. @return false if there is none of this name */
    public Future<Boolean> admin(String name, AdminState state) {
        Slot slot = slots.get(name);
        return slot == null ? Future.succeededFuture(false) : slot.admin(state).map(true);
    }

    /** One configured device through every switching off and on. */
    private final class Slot implements DeviceEnv {
        private final DeviceEntry<?> entry;
        private final Map<String, String> simulated;
        private AdminState admin;
        private Runnable reservation = () -> {};
        private volatile @Nullable Device device;
        private volatile @Nullable DeviceStatus told;
        private volatile String why = "";
        private long faults;

        Slot(DeviceEntry<?> entry, Map<String, String> simulated) {
            this.entry = entry;
            this.simulated = simulated;
            this.admin = entry.enabled() ? AdminState.ENABLED : AdminState.DISABLED;
        }

        /** Also of a device that is switched off: what is at its port is still not another one. */
        void reserve() {
            boolean isReal = entry.driver().usesLink() && entry.simulator().isEmpty();
            if (isReal) reservation = links().reserve(address());
        }

        void create() {
            if (admin != AdminState.ENABLED) return;
            try {
                device = entry.create(this);
            } catch (RuntimeException | LinkageError e) {
                fault("cannot be made", e);
                changed(derived(AdminState.ENABLED, LinkState.ABSENT, List.of(DeviceCode.E_INTERNAL)));
            }
        }

        Future<Void> start() {
            Device made = device;
            if (admin != AdminState.ENABLED) changed(derived(admin, LinkState.ABSENT, List.of()));
            if (made == null) return Future.succeededFuture();
            return attempt(made::start).recover(e -> {
                fault("does not start", e);
                changed(derived(AdminState.ENABLED, LinkState.ABSENT, List.of(DeviceCode.E_INTERNAL)));
                return Future.succeededFuture();
            });
        }

        Future<Void> close() {
            Device made = device;
            device = null;
            if (made == null) return Future.succeededFuture();
            return attempt(made::close).recover(e -> {
                fault("does not close", e);
                return Future.succeededFuture();
            });
        }

        Future<Void> admin(AdminState wanted) {
            if (wanted == admin) return Future.succeededFuture();
            admin = wanted;
            if (wanted != AdminState.ENABLED) return close().onSuccess(done -> switchedOff(wanted));
            create();
            return start();
        }

        /** Letting go may have taken half a minute, and the device may be wanted again by then. */
        private void switchedOff(AdminState wanted) {
            if (admin == wanted) changed(derived(wanted, LinkState.ABSENT, List.of()));
        }

        DeviceStatus status() {
            DeviceStatus last = told;
            Device made = device;
            if (made == null) return last != null ? last : derived(admin, LinkState.ABSENT, List.of());
            DeviceStatus now = made.status();
            return (last != null ? last : now).with(now.lastSeen(), why);
        }

        private DeviceStatus derived(AdminState state, LinkState link, List<DeviceCode> codes) {
            return DeviceStatus.derive(new DeviceState(
                    entry.key(),
                    state,
                    link,
                    ServiceState.UNKNOWN,
                    codes,
                    parts.clock().instant(),
                    null));
        }

        private void fault(String what, Throwable e) {
            faults++;
            if (faults == 1) LOG.error("device {}: {}; further faults are only counted", entry.name(), what, e);
        }

        @Override
        public Vertx vertx() {
            return parts.vertx();
        }

        @Override
        public LinkFactory links() {
            return parts.links();
        }

        @Override
        public LinkAddress address() {
            String simulator = entry.simulator();
            // A device whose simulator does not run is one that is not there.
            String text =
                    simulator.isEmpty() ? entry.link() : simulated.getOrDefault(simulator, "memory:" + entry.link());
            return LinkAddress.parse(text);
        }

        @Override
        public Optional<LinkAddress> standIn() {
            boolean isStandIn = !entry.driver().usesLink() && !entry.simulator().isEmpty();
            return isStandIn ? Optional.of(address()) : Optional.empty();
        }

        @Override
        public Clock clock() {
            return parts.clock();
        }

        @Override
        public void changed(DeviceStatus status) {
            if (status.saysTheSameAs(told)) return;
            DeviceStatus whole = status.with(status.lastSeen(), why);
            told = whole;
            parts.onStatus().accept(whole);
        }

        @Override
        public void why(String detail) {
            why = detail;
        }

        @Override
        public void guard(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException | LinkageError e) {
                // Its message may hold what the device sent, and a scan is never logged (I9).
                fault("its driver failed with " + e.getClass().getName(), new InputFault(e));
            }
        }

        @Override
        public void input(DeviceInput input) {
            DeviceKey key = entry.key();
            for (InputListener one : listeners.getOrDefault(key.kind(), List.of())) {
                try {
                    one.heard(key, input);
                } catch (RuntimeException | LinkageError e) {
                    // Its message may hold what was scanned, and a scan is never logged (I9).
                    fault("a listener failed with " + e.getClass().getName(), new InputFault(e));
                }
            }
        }

        @Override
        public Runnable onPlug(Runnable listener) {
            var context = parts.vertx().getOrCreateContext();
            boolean isRemote = entry.driver().usesLink() && !address().isLocal();
            if (isRemote) return () -> {};
            boolean hasAddress = entry.driver().usesLink() || !entry.simulator().isEmpty();
            List<Path> nodes = hasAddress ? address().nodes() : List.of();
            return parts.plugs().onPlug(nodes, () -> context.runOnContext(v -> guard(listener)));
        }

        @Override
        public Future<Optional<String>> load(String key) {
            return parts.memory().load(named(key));
        }

        @Override
        public Future<Void> save(String key, @Nullable String value) {
            return parts.memory().save(named(key), value);
        }

        private String named(String key) {
            return "device/" + entry.name() + "/" + key;
        }
    }

    /** Where it happened, without what was said. */
    private static final class InputFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InputFault(Throwable from) {
            super(from.getClass().getName());
            setStackTrace(from.getStackTrace());
        }
    }

    private interface Step {
        Future<Void> run();
    }

    // A driver is foreign code: whatever it throws stays its own fault.
    private static Future<Void> attempt(Step step) {
        try {
            return step.run();
        } catch (RuntimeException | LinkageError e) {
            return Future.failedFuture(e);
        }
    }
}
