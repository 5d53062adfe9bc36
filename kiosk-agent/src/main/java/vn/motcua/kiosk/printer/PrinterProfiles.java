package vn.motcua.kiosk.printer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.kiosk.printer.PrinterProfile.Buzzer;
import vn.motcua.kiosk.printer.PrinterProfile.Cutter;
import vn.motcua.kiosk.printer.PrinterProfile.Extras;
import vn.motcua.kiosk.printer.PrinterProfile.Head;
import vn.motcua.kiosk.printer.PrinterProfile.LogoMemory;
import vn.motcua.kiosk.printer.PrinterProfile.Presenter;
import vn.motcua.kiosk.printer.PrinterProfile.Status;

/**
 * The profiles there are: the bundled ones, and those a site has written under {@code printerProfiles} in {@code agent.yaml}, each
 * based on a bundled one. Immutable.
 */
public final class PrinterProfiles {
    private static final List<String> BUNDLED = List.of(
            "generic-80",
            "generic-58",
            "epson-tm-t20",
            "epson-tm-t82",
            "epson-tm-t88",
            "xprinter-xp-80",
            "zywell-80",
            "bixolon-srp-330",
            "kiosk-80",
            "write-only-80");
    private static final Allowed NAME = Allowed.of("profile.name");

    private final Map<String, PrinterProfile> own;

    private PrinterProfiles(Map<String, PrinterProfile> own) {
        this.own = own;
    }

    /** Only the bundled ones. */
    public static PrinterProfiles bundled() {
        return new PrinterProfiles(Map.of());
    }

    /** With those of {@code printerProfiles}; what is wrong there is noted in the node. */
    public static PrinterProfiles read(ConfigNode root) {
        Map<String, PrinterProfile> own = new LinkedHashMap<>();
        for (ConfigNode node : root.objects("printerProfiles")) {
            String name = node.text("name", NAME);
            if (BUNDLED.contains(name) || own.containsKey(name)) node.problem("name", name, NAME);
            String base = node.parsed(
                    "base",
                    Allowed.of("choice", String.join(", ", BUNDLED)),
                    text -> named(text).name(),
                    BUNDLED.get(0));
            own.put(name, read(name, node, named(base)));
        }
        return new PrinterProfiles(own);
    }

    /** The names of the bundled ones. */
    public static List<String> names() {
        return BUNDLED;
    }

    /** The names of all, the site's own first. */
    public List<String> all() {
        List<String> all = new java.util.ArrayList<>(own.keySet());
        all.addAll(BUNDLED);
        return all;
    }

    /** @throws IllegalArgumentException naming those there are if it is none of them */
    public PrinterProfile get(String name) {
        PrinterProfile mine = own.get(name);
        if (mine != null) return mine;
        if (!BUNDLED.contains(name)) throw unknown(name, all());
        return named(name);
    }

    static PrinterProfile named(String name) {
        if (!BUNDLED.contains(name)) throw unknown(name, BUNDLED);
        String file = name + ".yaml";
        ConfigNode node = ConfigNode.parse(file, load("profiles/" + file));
        PrinterProfile profile = read(name, node, NOTHING);
        node.check();
        return profile;
    }

    private static IllegalArgumentException unknown(String name, List<String> allowed) {
        return new IllegalArgumentException("printer profile \"" + name + "\" is not known; allowed: " + allowed);
    }

    private static final PrinterProfile NOTHING = new PrinterProfile(
            "",
            "",
            new Head(576, 203, 0, 100),
            new Status(false, List.of(), false),
            TextAbility.NONE,
            new Cutter(List.of(), Presenter.NONE),
            new Extras(LogoMemory.NONE, java.util.Set.of(), Buzzer.NONE, List.of()),
            PrintMode.AUTO);

    private static PrinterProfile read(String name, ConfigNode node, PrinterProfile base) {
        return new ProfileReader(node, base).read(name);
    }

    private static String load(String resource) {
        try (InputStream in = PrinterProfiles.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("missing in this build: " + resource);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
