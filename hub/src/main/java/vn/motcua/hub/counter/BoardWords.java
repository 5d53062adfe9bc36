package vn.motcua.hub.counter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Service;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;

/** What a board says of a call beside number and counter: who goes with it, and what it waits for next. Writer thread. */
final class BoardWords {
    private BoardWords() {}

    static void add(ObjectNode call, FloorState floor, Ticket ticket, CounterId where) {
        if (ticket.status() == TicketStatus.CALLED) companions(call, floor, ticket, where);
        boolean isOnItsWay = ticket.status() == TicketStatus.WAITING
                && !ticket.party().done().isEmpty();
        if (isOnItsWay)
            floor.site()
                    .service(ticket.service())
                    .map(Service::name)
                    .ifPresent(name -> call.set("next", Json.node(name)));
    }

    private static void companions(ObjectNode call, FloorState floor, Ticket ticket, CounterId where) {
        String company = ticket.party().company();
        if (company == null) return;
        List<String> with = floor.tickets().day(ticket.day()).company(company).stream()
                .filter(one -> one.status() == TicketStatus.WAITING)
                .filter(one -> floor.services(where).contains(one.service()))
                .map(one -> one.number().text())
                .toList();
        if (with.isEmpty()) return;
        ArrayNode numbers = call.putArray("with");
        with.forEach(numbers::add);
    }
}
