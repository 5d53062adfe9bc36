package vn.motcua.edge.plug;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a configured device finds its port: matchers in order of trust, joined by {@code |}. Each is {@code sn=SERIAL},
 * {@code usb=VID:PID[/USBPATH[:INTERFACE]]} or a path or name ({@code /dev/serial/by-id/…}, {@code /dev/ttyS0}, {@code COM3}).
 *
 * <p>The first matcher that fits any port decides; if it fits several, those after it narrow the choice, and if that leaves several the
 * answer is {@link Binding.Ambiguous}. A later matcher never takes a port that contradicts an earlier one: a fallback to
 * {@code /dev/ttyUSB0} does not bind a device whose serial number is known to be another.
 */
public final class PortRule {
    public static final String ALLOWED =
            "a path such as /dev/serial/by-id/…, a name such as COM3, sn=SERIAL or usb=VID:PID[/USBPATH[:INTERFACE]],"
                    + " several joined by |";

    private static final Pattern USB =
            Pattern.compile("([0-9a-f]{4}):([0-9a-f]{4})(?:/(\\d+-\\d+(?:\\.\\d+)*)(?::(\\d{1,3}))?)?");

    private final String text;
    private final List<Matching> matchers;

    private PortRule(String text, List<Matching> matchers) {
        this.text = text;
        this.matchers = List.copyOf(matchers);
    }

    /** @throws IllegalArgumentException naming the part and what is allowed */
    public static PortRule parse(String text) {
        List<Matching> matchers = new ArrayList<>();
        for (String part : text.split("\\|", -1)) matchers.add(matcher(part.strip()));
        return new PortRule(text, matchers);
    }

    private static Matching matcher(String part) {
        if (part.startsWith("sn=") && part.length() > 3) return new BySerial(part.substring(3));
        if (part.startsWith("usb=")) return byUsb(part);
        if (part.isEmpty() || part.startsWith("sn=")) throw refused(part);
        return new ByName(part);
    }

    private static Matching byUsb(String part) {
        Matcher match = USB.matcher(part.substring(4).toLowerCase(Locale.ROOT));
        if (!match.matches()) throw refused(part);
        int function = match.group(4) == null ? -1 : Integer.parseInt(match.group(4));
        String path = match.group(3) == null ? "" : match.group(3);
        return new ByUsb(match.group(1) + ":" + match.group(2), path, function);
    }

    private static IllegalArgumentException refused(String part) {
        return new IllegalArgumentException("port \"" + part + "\"; allowed: " + ALLOWED);
    }

    /** The paths it names, for a watch on whether they are there. */
    public List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        for (Matching one : matchers)
            if (one instanceof ByName name) name.path().ifPresent(paths::add);
        return paths;
    }

    /** Looks now. Reads sysfs only if the rule needs it. */
    public Binding resolve(PortClass kind, Sysfs sysfs) {
        if (matchers.size() == 1 && matchers.get(0) instanceof ByName only) return new Binding.Bound(only.name());
        return choose(sysfs.ports(kind));
    }

    private Binding choose(List<Port> ports) {
        for (int i = 0; i < matchers.size(); i++) {
            Matching matcher = matchers.get(i);
            List<Matching> before = matchers.subList(0, i);
            List<Port> fitting = ports.stream()
                    .filter(matcher::fits)
                    .filter(port -> before.stream().noneMatch(one -> one.contradicts(port)))
                    .toList();
            if (fitting.isEmpty()
                    && matcher instanceof ByName name
                    && ports.stream().noneMatch(matcher::fits)) {
                if (name.isThere()) return new Binding.Bound(name.name());
            } else if (!fitting.isEmpty()) {
                return narrowed(matcher, fitting, i + 1);
            }
        }
        List<Port> elsewhere = ports.stream()
                .filter(port -> matchers.stream().anyMatch(one -> one.isMoved(port)))
                .toList();
        return elsewhere.isEmpty() ? new Binding.Absent() : new Binding.Moved(elsewhere);
    }

    private Binding narrowed(Matching by, List<Port> fitting, int from) {
        List<Port> left = fitting;
        for (int i = from; i < matchers.size() && left.size() > 1; i++) {
            List<Port> narrower = left.stream().filter(matchers.get(i)::fits).toList();
            if (!narrower.isEmpty()) left = narrower;
        }
        if (left.size() > 1) return new Binding.Ambiguous(left);
        return new Binding.Bound(
                by instanceof ByName name ? name.name() : left.get(0).node().toString());
    }

    static String places(List<Port> ports) {
        return ports.stream()
                .map(port -> port.node()
                        + port.usb()
                                .map(usb -> " (USB path " + usb.path() + ")")
                                .orElse(""))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return text;
    }

    private sealed interface Matching {
        boolean fits(Port port);

        /** Whether the port surely is another device than this matcher means. */
        boolean contradicts(Port port);

        /** Whether the port would fit, were it not for its socket. */
        default boolean isMoved(Port port) {
            return false;
        }
    }

    private record BySerial(String serial) implements Matching {
        @Override
        public boolean fits(Port port) {
            return port.usb().filter(usb -> usb.serial().equals(serial)).isPresent();
        }

        @Override
        public boolean contradicts(Port port) {
            return port.usb()
                    .filter(usb -> !usb.serial().isEmpty() && !usb.serial().equals(serial))
                    .isPresent();
        }
    }

    private record ByUsb(String id, String path, int function) implements Matching {
        @Override
        public boolean fits(Port port) {
            return port.usb()
                    .filter(usb -> usb.id().equals(id))
                    .filter(usb -> path.isEmpty() || usb.path().equals(path))
                    .filter(usb -> function < 0 || usb.interfaceNumber() == function)
                    .isPresent();
        }

        @Override
        public boolean contradicts(Port port) {
            return port.usb().isPresent() && !fits(port);
        }

        @Override
        public boolean isMoved(Port port) {
            return !path.isEmpty()
                    && port.usb()
                            .filter(usb -> usb.id().equals(id) && !usb.path().equals(path))
                            .filter(usb -> function < 0 || usb.interfaceNumber() == function)
                            .isPresent();
        }
    }

    private record ByName(String name) implements Matching {
        Optional<Path> path() {
            try {
                return name.startsWith("/") ? Optional.of(Path.of(name)) : Optional.empty();
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }

        boolean isThere() {
            return path().map(java.nio.file.Files::exists).orElse(true);
        }

        @Override
        public boolean fits(Port port) {
            return path().map(path -> real(path).equals(real(port.node()))).orElse(false);
        }

        @Override
        public boolean contradicts(Port port) {
            return false;
        }

        private static Path real(Path path) {
            try {
                return path.toRealPath();
            } catch (IOException e) {
                return path;
            }
        }
    }
}
