package vn.motcua.edge.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.plug.Binding;
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

    BoundPorts(Sysfs sysfs) {
        this.sysfs = sysfs;
    }

    /** Opens one port by name. */
    @FunctionalInterface
    interface NamedOpener {
        BytePort open(String port) throws IOException;
    }

    BytePort open(LinkAddress address, PortClass kind, String rule, NamedOpener opener) throws IOException {
        Binding binding = PortRule.parse(rule).resolve(kind, sysfs);
        if (binding instanceof Binding.Unbound unbound)
            throw new LinkException(unbound.code(), address + ": " + unbound.why());
        String port = ((Binding.Bound) binding).port();
        Path node = real(port);
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

    private static Path real(String port) {
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
