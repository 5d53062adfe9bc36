package vn.motcua.edge.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.plug.Binding;
import vn.motcua.edge.plug.Port;
import vn.motcua.edge.plug.PortClass;
import vn.motcua.edge.plug.PortRule;
import vn.motcua.edge.plug.Sysfs;

/**
 * Opens the port a rule leads to, and never one that another link of this process holds: the kernel lets root open a serial port twice,
 * and two devices bound to one port would eat each other's bytes. Any thread that may block.
 */
final class BoundPorts {
    private final Sysfs sysfs;
    private final Map<Path, LinkAddress> held = new ConcurrentHashMap<>();
    private final List<Reservation> reservations = new CopyOnWriteArrayList<>();

    BoundPorts(Sysfs sysfs) {
        this.sysfs = sysfs;
    }

    /** A configured device, plugged in or not. */
    private record Reservation(LinkAddress address, PortClass kind, PortRule rule) {}

    /** @return takes it back */
    Runnable reserve(LinkAddress address, PortClass kind, String rule) {
        Reservation mine = new Reservation(address, kind, PortRule.parse(rule));
        reservations.add(mine);
        return () -> reservations.remove(mine);
    }

    /** The ports that configured devices have or would get now. */
    Set<Path> nodes(PortClass kind, Predicate<LinkAddress> which) {
        Set<Path> nodes = new HashSet<>();
        held.forEach((node, holder) -> {
            if (which.test(holder)) nodes.add(node);
        });
        for (Reservation one : reservations)
            if (one.kind == kind && which.test(one.address)) node(one).ifPresent(nodes::add);
        return nodes;
    }

    private Optional<Path> node(Reservation of) {
        return of.rule.resolve(of.kind, sysfs) instanceof Binding.Bound bound
                ? Optional.of(real(bound.port()))
                : Optional.empty();
    }

    /** Opens one port by name. */
    @FunctionalInterface
    interface NamedOpener {
        BytePort open(String port) throws IOException;
    }

    BytePort open(LinkAddress address, PortClass kind, String rule, NamedOpener opener) throws IOException {
        PortRule parsed = PortRule.parse(rule);
        Binding binding = parsed.resolve(
                kind,
                sysfs,
                port -> nodes(kind, other -> !other.equals(address)).contains(real(port)));
        if (binding instanceof Binding.Unbound unbound)
            throw new LinkException(unbound.code(), address + ": " + unbound.why());
        String port = ((Binding.Bound) binding).port();
        Path node = real(port);
        if (!parsed.knowsDevice()) yieldToWhoKnows(address, kind, node);
        LinkAddress holder = held.putIfAbsent(node, address);
        if (holder != null)
            throw new LinkException(DeviceCode.E_CLAIMED, address + ": " + node + " is in use by device at " + holder);
        try {
            return new Held(opener.open(port), node);
        } catch (IOException | RuntimeException | Error e) {
            held.remove(node);
            throw e;
        }
    }

    /** A name leads to whatever has it today; a rule that recognises its own device there comes first. */
    private void yieldToWhoKnows(LinkAddress address, PortClass kind, Path node) throws LinkException {
        for (Reservation one : reservations) {
            boolean isRival = one.kind == kind && one.rule.knowsDevice() && !one.address.equals(address);
            if (isRival && node(one).filter(node::equals).isPresent())
                throw new LinkException(
                        DeviceCode.E_CLAIMED, address + ": " + node + " belongs to the device at " + one.address);
        }
    }

    static Path real(Port port) {
        return real(port.node().toString());
    }

    static Path real(String port) {
        Path path = Path.of(port);
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path; // a name such as COM3, or gone: opening will tell
        }
    }

    /** Gives the port back once the operating system has let go of it. */
    private final class Held implements BytePort {
        private final BytePort port;
        private final Path node;

        Held(BytePort port, Path node) {
            this.port = port;
            this.node = node;
        }

        @Override
        public byte[] poll() throws IOException {
            return port.poll();
        }

        @Override
        public int write(byte[] bytes, int offset, int length) throws IOException {
            return port.write(bytes, offset, length);
        }

        @Override
        public @Nullable PortStatus status() throws IOException {
            return port.status();
        }

        @Override
        public boolean isWhole() {
            return port.isWhole();
        }

        @Override
        public int pending() throws IOException {
            return port.pending();
        }

        @Override
        public void awaitRoom() throws IOException {
            port.awaitRoom();
        }

        @Override
        public void close(boolean dropPending) throws IOException {
            try {
                port.close(dropPending);
            } finally {
                held.remove(node);
            }
        }
    }
}
