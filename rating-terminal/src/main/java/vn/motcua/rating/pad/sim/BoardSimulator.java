package vn.motcua.rating.pad.sim;

import java.util.ArrayList;
import java.util.List;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.sim.SimulatorDriver;
import vn.motcua.rating.pad.PinNumbers;
import vn.motcua.rating.pad.Purpose;

/** {@code simulators.gpioPad} of {@code agent.yaml}: a small board with a button at each of its pins. Linux only. */
public final class BoardSimulator implements SimulatorDriver {
    private static final Allowed PINS = Allowed.of("gpio.pins");
    private static final List<Integer> USUAL = List.of(17, 27, 22, 23, 24);
    private static final int KEYS_MAX = 8;

    /** For {@link java.util.ServiceLoader}. */
    public BoardSimulator() {}

    /** Where a pressed button leads its pin; as in the settings of its driver. */
    enum Wiring {
        TO_GROUND,
        TO_SUPPLY
    }

    @Override
    public String name() {
        return "gpioPad";
    }

    @Override
    public SimulatedDevice configure(String device, ConfigNode entry) {
        Purpose purpose = entry.choice("purpose", Purpose.class, Purpose.RATING);
        Wiring wiring = entry.choice("wiring", Wiring.class, Wiring.TO_GROUND);
        List<Integer> pins = pins(entry, purpose);
        Contacts contacts = new BoardContacts(device, pins, wiring == Wiring.TO_GROUND);
        return new SimulatedPad(new SimulatedPad.Plan(device, purpose.kind(), pins.size()), contacts);
    }

    private static List<Integer> pins(ConfigNode entry, Purpose purpose) {
        List<Integer> pins = new ArrayList<>();
        for (String text : entry.texts("pins")) {
            boolean isPin = PinNumbers.isPin(text) && pins.size() < KEYS_MAX;
            if (isPin && !pins.contains(Integer.valueOf(text))) pins.add(Integer.valueOf(text));
            else entry.problem("pins", text, PINS);
        }
        if (!pins.isEmpty()) return pins;
        return purpose == Purpose.PANIC ? List.of(USUAL.get(0)) : USUAL;
    }
}
