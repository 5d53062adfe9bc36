package vn.motcua.kiosk.printer;

import java.util.List;
import java.util.stream.Collectors;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.kiosk.printer.PrinterProfile.Cut;

/** What one printer of {@code agent.yaml} does differently from its profile: {@code mode}, {@code cut}, {@code onTicket}. */
public final class ProfileOverride {
    private ProfileOverride() {}

    /** Problems are noted in the node. */
    public static PrinterProfile read(ConfigNode node, PrinterProfile profile) {
        List<Cut> kinds = profile.cutter().kinds();
        Cut usual = kinds.isEmpty() ? Cut.PARTIAL : kinds.get(0);
        Cut cut = node.choice("cut", Cut.class, usual);
        if (node.has("cut") && !kinds.contains(cut)) {
            String able = kinds.stream()
                    .map(one -> one.name().toLowerCase(java.util.Locale.ROOT))
                    .collect(Collectors.joining(", "));
            node.problem(
                    "cut",
                    cut.name().toLowerCase(java.util.Locale.ROOT),
                    Allowed.of("profile.able", able.isEmpty() ? "-" : able));
        }
        List<TicketAction> actions = ProfileReader.list(
                node, "onTicket", TicketAction.class, profile.extras().onTicket());
        PrinterProfile own = profile.with(node.choice("mode", PrintMode.class, profile.mode()))
                .with(cut, actions);
        ProfileReader.requireAble(node, own.extras());
        return own;
    }
}
