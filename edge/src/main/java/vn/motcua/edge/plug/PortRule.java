package vn.motcua.edge.plug;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
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
 *
 * <p>A link in a folder {@code by-id} has the name of every device that says the same of itself, and leads to one of them: with such a
 * twin plugged in it is ambiguous, too.
 */
public final class PortRule {
    public static final String ALLOWED =
            "a path such as /dev/serial/by-path/…, a name such as COM3, sn=SERIAL or usb=VID:PID[/USBPATH[:INTERFACE]],"
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

    /** Whether it knows its device, and does not only take what is at some name today. */
    public boolean knowsDevice() {
        return matchers.stream().anyMatch(one -> !(one instanceof ByName));
    }

    /** Looks now, as if no other device were configured. */
    public Binding resolve(PortClass kind, Sysfs sysfs) {
        return resolve(kind, sysfs, port -> false);
    }

    /**
     * Looks now. Reads sysfs only if the rule needs it.
     *
     * @param isAnothers whether a port is known to be another device's, and so cannot be this one in a wrong socket
     */
    public Binding resolve(PortClass kind, Sysfs sysfs, Predicate<Port> isAnothers) {
        if (matchers.size() == 1 && matchers.get(0) instanceof ByName only && !only.isById())
            return new Binding.Bound(only.name());
        return choose(sysfs.ports(kind), isAnothers);
    }

    private Binding choose(List<Port> ports, Predicate<Port> isAnothers) {
        for (int i = 0; i < matchers.size(); i++) {
            Matching matcher = matchers.get(i);
            List<Matching> before = matchers.subList(0, i);
            List<Port> fitting = ports.stream()
                    .filter(port -> fits(matcher, port, ports))
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
                .filter(port -> !isAnothers.test(port))
                .toList();
        return elsewhere.isEmpty() ? new Binding.Absent() : new Binding.Moved(elsewhere);
    }

    /** A link by identity means whatever says the same of itself, not only the one it leads to today. */
    private static boolean fits(Matching matcher, Port port, List<Port> ports) {
        if (matcher.fits(port)) return true;
        return matcher instanceof ByName name
                && name.isById()
                && ports.stream().anyMatch(other -> name.fits(other) && other.isTwinOf(port));
    }

    private Binding narrowed(Matching by, List<Port> fitting, int from) {
        List<Port> left = fitting;
        for (int i = from; i < matchers.size() && left.size() > 1; i++) {
            List<Port> narrower = left.stream().filter(matchers.get(i)::fits).toList();
            if (!narrower.isEmpty()) left = narrower;
        }
        if (left.size() > 1) return new Binding.Ambiguous(left);
        Port only = left.get(0);
        return new Binding.Bound(
                by instanceof ByName name && name.fits(only)
                        ? name.name()
                        : only.node().toString());
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

        boolean isById() {
            return path().map(Path::getParent)
                    .filter(folder -> folder.endsWith("by-id"))
                    .isPresent();
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
