package vn.motcua.rating.pad.sim;

import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.sim.SimulatedLine;
import vn.motcua.edge.sim.SimulatorDriver;

/** {@code simulators.pad} of {@code agent.yaml}: a rating pad on a pseudo-terminal, or on a loopback port. */
public class PadSimulator implements SimulatorDriver {
    private static final int BAUD = 9_600;
    private static final int KEYS_MAX = 8;
    private static final int FACES = 5;

    private final String name;
    private final DeviceKind kind;

    /** For {@link java.util.ServiceLoader}. */
    public PadSimulator() {
        this("pad", DeviceKind.RATING_PAD);
    }

    PadSimulator(String name, DeviceKind kind) {
        this.name = name;
        this.kind = kind;
    }

    /** {@code simulators.panic}: a panic button. */
    public static final class Panic extends PadSimulator {
        /** For {@link java.util.ServiceLoader}. */
        public Panic() {
            super("panic", DeviceKind.PANIC_BUTTON);
        }
    }

    /** How it is reached. */
    enum Transport {
        SERIAL,
        TCP
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SimulatedDevice configure(String device, ConfigNode entry) {
        Transport transport = entry.choice("transport", Transport.class, Transport.SERIAL);
        PadDialect dialect = entry.choice("dialect", PadDialect.class, PadDialect.MOTCUA_LINES);
        int keys = entry.integer("keys", 1, KEYS_MAX, kind == DeviceKind.PANIC_BUTTON ? 1 : FACES);
        Contacts contacts = new SpokenContacts(
                dialect,
                false,
                heard -> transport == Transport.TCP
                        ? SimulatedLine.tcp(device, "127.0.0.1", 0, heard)
                        : SimulatedLine.serial(device, BAUD, heard));
        return new SimulatedPad(new SimulatedPad.Plan(device, kind, keys), contacts);
    }
}
