package vn.motcua.kiosk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.kiosk.printer.PrinterProfile;
import vn.motcua.kiosk.printer.PrinterProfiles;
import vn.motcua.kiosk.printer.PrinterSettings;
import vn.motcua.kiosk.printer.ProfileOverride;
import vn.motcua.kiosk.ticket.TicketTemplate;

/**
 * A printer as configured.
 *
 * @param profile with what the entry says differently
 * @param rollMetres length of a full paper roll; 0 counts nothing
 * @param storedLogo whether the logo was put into the printer's memory with {@code motcua ticket logo}
 * @param template how its tickets look
 * @param link an address of {@link LinkAddress}, or {@code simulated:NAME} for one of this file's simulators
 */
record PrinterEntry(
        String name, String link, PrinterProfile profile, int rollMetres, boolean storedLogo, TicketTemplate template) {
    static final String SIMULATED = "simulated:";

    /**
     * @param folder where templates are looked for
     * @throws vn.motcua.core.config.ConfigException with everything that is wrong in a template
     */
    static List<PrinterEntry> read(ConfigNode root, Set<String> simulators, Path folder) {
        List<PrinterEntry> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        PrinterProfiles profiles = PrinterProfiles.read(root);
        for (ConfigNode node : root.objects("printers")) {
            String name = node.text("name", Allowed.of("printer.name"));
            if (!names.add(name)) node.problem("name", name, Allowed.of("name.once"));
            String link = node.parsed(
                    "link",
                    Allowed.of("printer.link", LinkAddress.ALLOWED),
                    text -> checkedLink(text, simulators),
                    SIMULATED);
            PrinterProfile profile = node.parsedOr(
                    "profile",
                    Allowed.of("choice", String.join(", ", profiles.all())),
                    profiles::get,
                    PrinterProfile.named(PrinterProfile.names().get(0)));
            int roll = node.integer("rollMetres", 0, PrinterSettings.ROLL_METRES_MAX, 0);
            all.add(new PrinterEntry(
                    name,
                    link,
                    ProfileOverride.read(node, profile),
                    roll,
                    storedLogo(node, profile),
                    template(node, folder)));
        }
        return all;
    }

    private static TicketTemplate template(ConfigNode node, Path folder) {
        String names = String.join(", ", TicketTemplate.names());
        return node.parsedOr(
                "template",
                Allowed.of("printer.template", names),
                text -> TicketTemplate.find(text, folder),
                TicketTemplate.standard());
    }

    private static boolean storedLogo(ConfigNode node, PrinterProfile profile) {
        boolean wanted = node.bool("storedLogo", false);
        if (wanted && profile.extras().logo() == PrinterProfile.LogoMemory.NONE)
            node.problem("storedLogo", "true", Allowed.of("profile.able", "false"));
        return wanted;
    }

    private static String checkedLink(String text, Set<String> simulators) {
        if (!text.startsWith(SIMULATED))
            return String.valueOf(LinkAddress.parse(text)).isEmpty() ? "" : text;
        String name = text.substring(SIMULATED.length());
        if (!simulators.contains(name)) throw new IllegalArgumentException(name);
        return text;
    }

    /** The simulated device behind the link; empty if it is a real one. */
    String simulator() {
        return link.startsWith(SIMULATED) ? link.substring(SIMULATED.length()) : "";
    }

    /** @param simulated address of each running simulator by name; a printer whose simulator does not run is one that is not there */
    PrinterSettings settings(Map<String, String> simulated) {
        String address = simulator().isEmpty() ? link : simulated.getOrDefault(simulator(), "memory:" + link);
        return PrinterSettings.of(name, LinkAddress.parse(address), profile)
                .withRoll(rollMetres)
                .withStoredLogo(storedLogo)
                .with(template);
    }
}
