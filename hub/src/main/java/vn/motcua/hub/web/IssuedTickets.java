package vn.motcua.hub.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;

/** Numbers given without a kiosk, as the page that asked shows them: with the address a phone follows them by, and as a QR where that is shown. */
final class IssuedTickets {
    private final Vertx vertx;
    private final Supplier<Site> site;
    private final Function<RequestId, TicketCode> codes;

    IssuedTickets(Vertx vertx, Supplier<Site> site, Function<RequestId, TicketCode> codes) {
        this.vertx = vertx;
        this.site = site;
        this.codes = codes;
    }

    /**
     * The first of them, and all of them under {@code tickets}.
     *
     * @param withQr drawing one takes longer than all else a number needs: only for who shows it, and on no event loop
     */
    Future<ObjectNode> answer(List<Requests.Allocated> given, boolean withQr) {
        return withQr
                ? vertx.executeBlocking(() -> drawn(given, true), false)
                : Future.succeededFuture(drawn(given, false));
    }

    private ObjectNode drawn(List<Requests.Allocated> given, boolean withQr) {
        ObjectNode first = one(given.get(0), withQr);
        ObjectNode answer = first.deepCopy();
        var all = answer.putArray("tickets").add(first);
        for (Requests.Allocated ticket : given.subList(1, given.size())) all.add(one(ticket, withQr));
        return answer;
    }

    private ObjectNode one(Requests.Allocated ticket, boolean withQr) {
        String url =
                site.get().publicUrl() + "/t/" + codes.apply(ticket.requestId()).value();
        ObjectNode node = (ObjectNode) Json.tree(ticket);
        node.put("url", url);
        if (!withQr) return node;
        BookingQr.Drawn qr = BookingQr.draw(url);
        node.putObject("qr").put("size", qr.size()).put("path", qr.path());
        return node;
    }
}
