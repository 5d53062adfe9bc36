package vn.motcua.rating.pad.serial;

import vn.motcua.core.config.ConfigNode;
import vn.motcua.rating.pad.PadButtons;
import vn.motcua.rating.pad.Purpose;

/** What an entry says of a serial pad beyond where it is. */
public record SerialPadSettings(PadButtons buttons, PadProtocol protocol) {
    static SerialPadSettings read(ConfigNode entry, Purpose purpose) {
        return new SerialPadSettings(PadButtons.read(entry, purpose), PadProtocol.of(entry));
    }
}
