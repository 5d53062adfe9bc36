package vn.motcua.edge.transport;

import java.util.List;
import java.util.Locale;
import vn.motcua.edge.plug.PortRule;
import vn.motcua.edge.transport.LinkAddress.Serial;
import vn.motcua.edge.transport.LinkAddress.Serial.Flow;
import vn.motcua.edge.transport.LinkAddress.Serial.Parity;

/** Reads {@code PORT[@BAUD][,key=value]…}. */
final class SerialAddressParser {
    private static final List<Integer> BAUDS =
            List.of(1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600);

    private SerialAddressParser() {}

    static Serial parse(String text, String rest) {
        String[] parts = rest.split(",", -1);
        int at = parts[0].lastIndexOf('@');
        String port = at < 0 ? parts[0] : parts[0].substring(0, at);
        if (port.isBlank()) throw LinkAddress.refused(text, "no port");
        checkRule(text, port);
        Serial serial = Serial.of(port, at < 0 ? Serial.DEFAULT_BAUD : baud(text, parts[0].substring(at + 1)));
        for (int i = 1; i < parts.length; i++) serial = with(serial, text, parts[i]);
        return serial;
    }

    static void checkRule(String text, String port) {
        try {
            PortRule rule = PortRule.parse(port);
            assert rule.toString().equals(port);
        } catch (IllegalArgumentException e) {
            throw LinkAddress.refused(text, String.valueOf(e.getMessage()));
        }
    }

    private static int baud(String text, String digits) {
        try {
            int baud = Integer.parseInt(digits);
            if (BAUDS.contains(baud)) return baud;
        } catch (NumberFormatException e) {
            // The message below says it better.
        }
        throw LinkAddress.refused(text, "speed \"" + digits + "\" is not one of " + BAUDS);
    }

    private static Serial with(Serial s, String text, String option) {
        String[] pair = option.split("=", 2);
        String value = pair.length < 2 ? "" : pair[1].toUpperCase(Locale.ROOT);
        try {
            return switch (pair[0]) {
                case "parity" -> new Serial(s.port(), s.baud(), Parity.valueOf(value), s.flow(), s.modemLines());
                case "flow" -> new Serial(s.port(), s.baud(), s.parity(), Flow.valueOf(value), s.modemLines());
                case "modemLines" -> new Serial(s.port(), s.baud(), s.parity(), s.flow(), yesOrNo(value));
                default -> throw LinkAddress.refused(text, "unknown option \"" + option + "\"");
            };
        } catch (IllegalArgumentException e) {
            throw LinkAddress.refused(text, "option \"" + option + "\" is not understood");
        }
    }

    private static boolean yesOrNo(String value) {
        return switch (value) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> throw new IllegalArgumentException(value);
        };
    }
}
