package vn.motcua.kiosk.ticket;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.motcua.edge.print.TicketPrintout;

/**
 * A line of a template.
 *
 * @param when stands there only if the ticket has one of these; empty means always
 * @param unless does not stand there if the ticket has one of these
 */
record TemplateLine(List<TicketField> when, List<TicketField> unless, Filling filling) {
    /** Makes the piece out of a ticket's words; empty where it has none. */
    interface Filling {
        Optional<Block> of(TicketPrintout ticket);
    }

    TemplateLine {
        when = List.copyOf(when);
        unless = List.copyOf(unless);
    }

    Optional<Block> on(TicketPrintout ticket) {
        boolean isWanted = when.isEmpty() || hasAny(ticket, when);
        return isWanted && !hasAny(ticket, unless) ? filling.of(ticket) : Optional.empty();
    }

    private static boolean hasAny(TicketPrintout ticket, List<TicketField> fields) {
        return fields.stream().anyMatch(field -> field.of(ticket) != null);
    }

    /** The words a line begins with, exactly one of them. */
    static final Set<String> KINDS = Set.of("text", "number", "mark", "rule", "qr", "logo", "blank");
}
