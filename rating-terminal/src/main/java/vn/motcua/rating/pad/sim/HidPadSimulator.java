package vn.motcua.rating.pad.sim;

import com.sun.jna.Native;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.sim.SimulatedLine;
import vn.motcua.edge.sim.SimulatorDriver;
import vn.motcua.rating.pad.Purpose;

/**
 * {@code simulators.hidPad} of {@code agent.yaml}: buttons on USB, at a node of whole records in place of the kernel's. Linux only.
 */
public final class HidPadSimulator implements SimulatorDriver {
    private static final int KEYS_MAX = 8;
    private static final int FACES = 5;

    /** For {@link java.util.ServiceLoader}. */
    public HidPadSimulator() {}

    /** What it is plugged in as. */
    enum Model {
        /** A button encoder by its raw reports, for {@code hid-pad} and {@code hid-panic}. */
        GAMEPAD,
        /** A numeric keypad by its key events, for {@code keys-pad}. */
        KEYPAD
    }

    @Override
    public String name() {
        return "hidPad";
    }

    @Override
    public SimulatedDevice configure(String device, ConfigNode entry) {
        Model model = entry.choice("model", Model.class, Model.GAMEPAD);
        Purpose purpose = entry.choice("purpose", Purpose.class, Purpose.RATING);
        int keys = entry.integer("keys", 1, KEYS_MAX, purpose == Purpose.PANIC ? 1 : FACES);
        return new SimulatedPad(new SimulatedPad.Plan(device, purpose.kind(), keys), contacts(device, model, keys));
    }

    static Contacts contacts(String device, Model model, int keys) {
        if (model == Model.KEYPAD)
            return new SpokenContacts(
                    new KeypadVoice(Native.LONG_SIZE),
                    true,
                    heard -> SimulatedLine.node(device, "input:NODE,grab=false", new byte[0]));
        return new SpokenContacts(
                new GamePadVoice(),
                true,
                heard -> SimulatedLine.node(device, "hid:NODE", GamePadVoice.descriptor(keys)));
    }
}
