package vn.motcua.edge.transport;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import vn.motcua.edge.plug.PortRule;

/**
 * Where a device is, as an administrator writes it: {@code tcp://host:9100}, {@code serial:/dev/ttyUSB0@19200},
 * {@code serial:usb=1a86:7523/1-1.2@9600}, {@code usblp:/dev/usb/lp0}, {@code input:usb=05e0:1200},
 * {@code spool:PRINTER}, {@code file:PATH}, {@code memory:name}.
 */
public sealed interface LinkAddress {
    String ALLOWED =
            "tcp://host:port, serial:PORT@BAUD[,flow=none|rtscts|xonxoff][,parity=none|even|odd][,modemLines=false],"
                    + " input:PORT[,onlyKeyboard=true] or input:PORT,grab=false (only this may be /dev/input/eventN), hid:PORT,"
                    + " usblp:PORT, spool:PRINTER, file:PATH or memory:NAME; PORT is "
                    + PortRule.ALLOWED;

    /** The paths whose coming and going says that this device may have been plugged in; none for a network. */
    default List<Path> nodes() {
        return List.of();
    }

    /** Whether the device may come and go with a cable of this PC. */
    default boolean isLocal() {
        return false;
    }

    /** Whether the device can answer. */
    default boolean isTwoWay() {
        return true;
    }

    /** @throws IllegalArgumentException naming the text and what is allowed */
    static LinkAddress parse(String text) {
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = text.substring(colon + 1);
        return switch (scheme) {
            case "tcp" -> Tcp.parse(text);
            case "serial" -> SerialAddressParser.parse(text, rest);
            case "input" -> Input.parse(text, rest);
            case "hid" -> Hid.parse(text, rest);
            case "usblp" -> UsbLp.parse(text, rest);
            case "spool" -> Spool.parse(text, rest);
            case "file" -> File.parse(text, rest);
            case "memory" -> new Memory(rest);
            default -> throw refused(text, "unknown kind of address");
        };
    }

    static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException("device address \"" + text + "\": " + why + "; allowed: " + ALLOWED);
    }

    /** A device on a port of this PC, which a rule finds. */
    sealed interface OnPort extends LinkAddress {
        /** A {@link PortRule}. */
        String port();

        @Override
        default List<Path> nodes() {
            return PortRule.parse(port()).paths();
        }

        @Override
        default boolean isLocal() {
            return true;
        }
    }

    /** A network printer or serial server. */
    record Tcp(String host, int port) implements LinkAddress {
        public static final int RAW_PRINTING_PORT = 9100;

        public Tcp {
            if (host.isBlank()) throw new IllegalArgumentException("a TCP address needs a host");
            if (port < 1 || port > 65_535)
                throw new IllegalArgumentException("port " + port + " of " + host + "; allowed: 1 to 65535");
        }

        private static Tcp parse(String text) {
            try {
                URI uri = new URI(text);
                String host = uri.getHost();
                if (host == null || host.isBlank())
                    throw refused(text, "no host, or a character a host name cannot have");
                boolean more = !(uri.getPath() == null || uri.getPath().isEmpty())
                        || uri.getQuery() != null
                        || uri.getFragment() != null
                        || uri.getUserInfo() != null;
                if (more) throw refused(text, "more than a host and a port");
                int port = uri.getPort() < 0 ? RAW_PRINTING_PORT : uri.getPort();
                if (port < 1 || port > 65_535) throw refused(text, "port " + port + " is not between 1 and 65535");
                String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
                return new Tcp(bare, port);
            } catch (URISyntaxException e) {
                throw refused(text, "not readable: " + e.getReason());
            }
        }

        @Override
        public String toString() {
            return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /**
     * A serial port.
     *
     * @param port a {@link vn.motcua.edge.plug.PortRule}: device path or name, serial number, USB identity and socket
     * @param modemLines false accepts a port whose modem lines cannot be set (some converters); true refuses it as misconfigured
     */
    record Serial(String port, int baud, Parity parity, Flow flow, boolean modemLines) implements OnPort {
        public static final int DEFAULT_BAUD = 115_200;

        /** Parity bit. */
        public enum Parity {
            NONE,
            ODD,
            EVEN
        }

        /** Flow control. */
        public enum Flow {
            NONE,
            RTSCTS,
            XONXOFF
        }

        public static Serial of(String port, int baud) {
            return new Serial(port, baud, Parity.NONE, Flow.NONE, true);
        }

        /** The same line by another name of its port. */
        Serial at(String otherPort) {
            return new Serial(otherPort, baud, parity, flow, modemLines);
        }

        @Override
        public String toString() {
            return "serial:" + port + "@" + baud;
        }
    }

    /**
     * A keyboard-like device of the Linux input layer, such as a scanner that types.
     *
     * @param port a {@link PortRule} among the input devices that type
     * @param grab whether what it types is kept from everybody else
     * @param onlyKeyboard allows to take the one keyboard of this PC away from its desktop
     */
    record Input(String port, boolean grab, boolean onlyKeyboard) implements OnPort {
        private static Input parse(String text, String rest) {
            String[] parts = rest.split(",", -1);
            if (parts[0].isBlank()) throw refused(text, "no device");
            SerialAddressParser.checkRule(text, parts[0]);
            Input input = new Input(parts[0], true, false);
            for (int i = 1; i < parts.length; i++) input = input.with(text, parts[i]);
            if (input.grab && input.nodes().stream().anyMatch(Input::isNumber))
                throw refused(
                        text, "the kernel deals these numbers anew at every start, and this one may be the keyboard");
            return input;
        }

        private static boolean isNumber(Path node) {
            return node.normalize().toString().matches("/dev/input/event\\d+");
        }

        private Input with(String text, String option) {
            return switch (option) {
                case "grab=true" -> new Input(port, true, onlyKeyboard);
                case "grab=false" -> new Input(port, false, onlyKeyboard);
                case "onlyKeyboard=true" -> new Input(port, grab, true);
                case "onlyKeyboard=false" -> new Input(port, grab, false);
                default -> throw refused(text, "unknown option \"" + option + "\"");
            };
        }

        @Override
        public String toString() {
            return "input:" + port;
        }
    }

    /**
     * A USB HID device of Linux by its raw reports, each read whole.
     *
     * @param port a {@link vn.motcua.edge.plug.PortRule}
     */
    record Hid(String port) implements OnPort {
        private static Hid parse(String text, String rest) {
            if (rest.isBlank()) throw refused(text, "no device");
            SerialAddressParser.checkRule(text, rest);
            return new Hid(rest);
        }

        @Override
        public String toString() {
            return "hid:" + port;
        }
    }

    /**
     * A USB printer class device of Linux.
     *
     * @param port a {@link PortRule}: {@code /dev/usb/lp0}, serial number, USB identity and socket
     */
    record UsbLp(String port) implements OnPort {
        private static UsbLp parse(String text, String rest) {
            try {
                PortRule rule = PortRule.parse(rest);
                return new UsbLp(rule.toString());
            } catch (IllegalArgumentException e) {
                throw refused(text, String.valueOf(e.getMessage()));
            }
        }

        @Override
        public String toString() {
            return "usblp:" + port;
        }
    }

    /** A print queue of the system, by name; it takes jobs and never says what became of them. */
    record Spool(String printer) implements LinkAddress {
        private static Spool parse(String text, String rest) {
            if (rest.isBlank()) throw refused(text, "no printer");
            return new Spool(rest.strip());
        }

        @Override
        public boolean isTwoWay() {
            return false;
        }

        @Override
        public String toString() {
            return "spool:" + printer;
        }
    }

    /** A file or device node that is only written to. */
    record File(Path path) implements LinkAddress {
        @Override
        public List<Path> nodes() {
            return List.of(path);
        }

        @Override
        public boolean isTwoWay() {
            return false;
        }

        private static File parse(String text, String rest) {
            if (rest.isBlank()) throw refused(text, "no path");
            try {
                return new File(Path.of(rest));
            } catch (java.nio.file.InvalidPathException e) {
                throw refused(text, "not a path: " + e.getReason());
            }
        }

        @Override
        public String toString() {
            return "file:" + path;
        }
    }

    /** A peer in the same process, for tests. */
    record Memory(String name) implements LinkAddress {
        @Override
        public String toString() {
            return "memory:" + name;
        }
    }
}
