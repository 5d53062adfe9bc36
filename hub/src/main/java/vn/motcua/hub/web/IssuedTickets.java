package vn.motcua.hub.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;

/** Numbers given without a kiosk, as the page that asked shows them: with the address and the QR a phone follows them by. */
final class IssuedTickets {
    private final Supplier<Site> site;
    private final Function<RequestId, TicketCode> codes;

    IssuedTickets(Supplier<Site> site, Function<RequestId, TicketCode> codes) {
        this.site = site;
        this.codes = codes;
    }

    /** The first of them, and all of them under {@code tickets}. */
    ObjectNode answer(List<Requests.Allocated> given) {
        ObjectNode first = one(given.get(0));
        ObjectNode answer = first.deepCopy();
        var all = answer.putArray("tickets").add(first);
        // A QR takes about as long to draw as all else a number needs: each but once.
        for (Requests.Allocated ticket : given.subList(1, given.size())) all.add(one(ticket));
        return answer;
    }

    private ObjectNode one(Requests.Allocated ticket) {
        String url =
                site.get().publicUrl() + "/t/" + codes.apply(ticket.requestId()).value();
        BookingQr.Drawn qr = BookingQr.draw(url);
        ObjectNode node = (ObjectNode) Json.tree(ticket);
        node.put("url", url);
        node.putObject("qr").put("size", qr.size()).put("path", qr.path());
        return node;
    }
}
