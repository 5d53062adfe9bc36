package vn.motcua.rating.pad.gpio;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.rating.pad.PadButtons;
import vn.motcua.rating.pad.PinNumbers;
import vn.motcua.rating.pad.Purpose;

/**
 * What an entry says of buttons on pins.
 *
 * @param pins button of each pin, by the numbers of the chip (BCM), not of the plug
 */
public record GpioSettings(PadButtons buttons, Provider provider, Wiring wiring, Map<Integer, Integer> pins) {
    private static final Allowed PIN = Allowed.of("gpio.pin");

    public GpioSettings {
        pins = Map.copyOf(pins);
    }

    /** Which part of Pi4J. */
    public enum Provider {
        /** The kernel's character device, on ARM; the one to use. */
        GPIOD,
        /** The kernel's old sysfs interface. */
        LINUXFS
    }

    /** Where a pressed button leads the pin. */
    public enum Wiring {
        /** Pull-up in the chip: pressed is low. */
        TO_GROUND,
        /** Pull-down in the chip: pressed is high. */
        TO_SUPPLY
    }

    static GpioSettings read(ConfigNode entry, Purpose purpose) {
        Map<Integer, Integer> pins = new LinkedHashMap<>();
        ConfigNode node = entry.object("pins");
        for (String pin : node.keys()) {
            int button = node.integer(pin, 0, PadButtons.BUTTON_MAX, 0);
            if (PinNumbers.isPin(pin)) pins.put(Integer.valueOf(pin), button);
            else node.problem(pin, pin, PIN);
        }
        if (pins.isEmpty()) entry.problem("pins", "", PIN);
        return new GpioSettings(
                PadButtons.read(entry, purpose),
                entry.choice("provider", Provider.class, Provider.GPIOD),
                entry.choice("wiring", Wiring.class, Wiring.TO_GROUND),
                pins);
    }

    boolean isPressed(boolean isHigh) {
        return isHigh == (wiring == Wiring.TO_SUPPLY);
    }
}
