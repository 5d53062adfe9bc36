package vn.motcua.hub.ticket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.feed.FeedSource;
import vn.motcua.hub.platform.ledger.Recorded;

/** The topics {@code waiting} and {@code queue}'s tickets. Writer thread. */
public final class QueueFeed implements FeedSource {
    private static final String QUEUE = "queue";
    private static final String WAITING = "waiting";
    private static final String TICKET = "ticket:";
    private static final String SERVICE = "service:";
    private static final String SERIES = "series:";
    /** A tenth of the range or less. */
    private static final int SCARCE = 10;

    /** Not in the line, and perhaps back soon. */
    private static final String AWAY = "away:";

    private final Supplier<Site> site;
    private final QueueState state;
    private final Function<Ticket, Instant> turnFrom;
    /** Shown as not callable yet, or not before a time: looked at again as time goes on and others are called. */
    private final Set<VisitId> notYet = new HashSet<>();

    private LocalDate shown = LocalDate.MIN;

    /** @param turnFrom from when on the order has a turn for one who waits */
    public QueueFeed(Supplier<Site> site, QueueState state, Function<Ticket, Instant> turnFrom) {
        this.site = site;
        this.state = state;
        this.turnFrom = turnFrom;
    }

    @Override
    public void all(Instant now, FeedSink sink) {
        shown = site.get().calendar().businessDay(now);
        notYet.clear();
        Set<String> open = new HashSet<>();
        Set<String> away = new HashSet<>();
        for (Ticket ticket : state.tickets().day(shown).tickets()) {
            if (isInLine(ticket)) open.add(TICKET + ticket.visitId());
            else if (isAway(ticket)) away.add(AWAY + ticket.visitId());
            else continue;
            show(ticket, now, sink);
        }
        sink.retain(QUEUE, TICKET, open);
        sink.retain(QUEUE, AWAY, away);
        Set<String> series = new HashSet<>();
        site.get().series().forEach(one -> series.add(SERIES + one.id()));
        sink.retain(QUEUE, SERIES, series);
        Set<String> services = new HashSet<>();
        site.get().services().forEach(service -> services.add(SERVICE + service.id()));
        sink.retain(WAITING, SERVICE, services);
        waiting(now, sink);
    }

    @Override
    public void moved(List<Recorded> events, Instant now, FeedSink sink) {
        if (!site.get().calendar().businessDay(now).equals(shown)) {
            all(now, sink);
            return;
        }
        Set<VisitId> touched = new LinkedHashSet<>(notYet);
        for (Recorded recorded : events) if (recorded.event() instanceof Event.OfVisit of) touched.add(of.visitId());
        for (VisitId visit : touched) {
            Optional<Ticket> ticket = state.tickets().day(shown).ticket(visit);
            if (ticket.isPresent()) show(ticket.get(), now, sink);
        }
        waiting(now, sink);
    }

    private void show(Ticket ticket, Instant now, FeedSink sink) {
        if (isNotYet(ticket, now)) notYet.add(ticket.visitId());
        else notYet.remove(ticket.visitId());
        if (isInLine(ticket)) sink.put(QUEUE, TICKET + ticket.visitId(), node(ticket, now));
        else sink.remove(QUEUE, TICKET + ticket.visitId());
        if (isAway(ticket)) sink.put(QUEUE, AWAY + ticket.visitId(), away(ticket));
        else sink.remove(QUEUE, AWAY + ticket.visitId());
    }

    private boolean isNotYet(Ticket ticket, Instant now) {
        return ticket.status() == TicketStatus.WAITING
                && (!ticket.isInHand(now) || turnFrom.apply(ticket).isAfter(now));
    }

    private static boolean isInLine(Ticket ticket) {
        return ticket.status() == TicketStatus.WAITING || ticket.status() == TicketStatus.CALLED;
    }

    private static boolean isAway(Ticket ticket) {
        return ticket.status() == TicketStatus.PARKED || ticket.status() == TicketStatus.NO_SHOW;
    }

    private static ObjectNode away(Ticket ticket) {
        Standing standing = ticket.standing();
        ObjectNode node = Json.object();
        node.put("visitId", ticket.visitId().value());
        node.put("number", ticket.number().text());
        node.put("serviceId", ticket.service().value());
        node.put("state", ticket.status().name());
        if (ticket.people() > 1) node.put("people", ticket.people());
        if (ticket.counter() != null) node.put("counterId", ticket.counter().value());
        boolean isParked = ticket.status() == TicketStatus.PARKED;
        if (standing != null && isParked && standing.parked() != null)
            node.put("reason", standing.parked().name());
        if (standing != null && isParked && standing.parkedUntil() != null)
            node.put("until", standing.parkedUntil().toString());
        Instant at = standing != null && isParked ? standing.movedAt() : ticket.endedAt();
        if (at != null) node.put("at", at.toString());
        return node;
    }

    private void standing(ObjectNode node, Ticket ticket, Standing standing, Instant now) {
        node.put("kind", standing.kind().name());
        node.put("since", standing.since().toString());
        if (standing.counter() != null)
            node.put("forCounter", standing.counter().value());
        if (standing.person() != null) node.put("forPerson", standing.person().value());
        if (standing.first()) node.put("first", true);
        Instant from = turnFrom.apply(ticket);
        if (standing.notBefore() != null && from.isAfter(now)) node.put("notBefore", from.toString());
    }

    private ObjectNode node(Ticket ticket, Instant now) {
        ObjectNode node = Json.object();
        node.put("visitId", ticket.visitId().value());
        node.put("number", ticket.number().text());
        if (!ticket.aliases().isEmpty())
            node.put("alias", ticket.aliases().get(0).text());
        node.put("serviceId", ticket.service().value());
        node.put("priority", ticket.priority().value());
        node.put("state", ticket.status().name());
        node.put("issuedAt", ticket.issuedAt().toString());
        if (ticket.calledAt() != null) node.put("calledAt", ticket.calledAt().toString());
        if (ticket.counter() != null) node.put("counterId", ticket.counter().value());
        node.put("callable", ticket.isInHand(now));
        node.put("paper", ticket.paper());
        if (ticket.people() > 1) node.put("people", ticket.people());
        if (ticket.party().company() != null) node.put("company", ticket.party().company());
        int done = ticket.party().done().size();
        if (done > 0) node.put("stage", done + 1);
        Standing standing = ticket.standing();
        if (standing != null) standing(node, ticket, standing, now);
        return node;
    }

    /** Said while there is time to lengthen the range: a series never begins anew within a day. */
    private void runningOut(Series series, FeedSink sink) {
        int left = state.numbering().left(shown, series);
        int of = series.last() - series.first() + 1;
        if (left * SCARCE > of) sink.remove(QUEUE, SERIES + series.id());
        else
            sink.put(
                    QUEUE,
                    SERIES + series.id(),
                    Json.object()
                            .put("prefix", series.prefix())
                            .put("left", left)
                            .put("of", of));
    }

    private void waiting(Instant now, FeedSink sink) {
        DayBook day = state.tickets().day(shown);
        for (Service service : site.get().services()) {
            Estimate estimate = state.waits().newcomer(service.id(), Priority.NORMAL, now);
            ObjectNode node = Json.object();
            node.put("waiting", day.waiting(service.id()).size());
            node.put("people", day.people(service.id()));
            node.put("estimateMinutes", estimate.minutes());
            node.put("atMostMinutes", estimate.atMostMinutes());
            ContingentRules.left(state.tickets(), site.get(), service.id(), now)
                    .ifPresent(left -> node.put("left", left));
            sink.put(WAITING, SERVICE + service.id(), node);
        }
        sink.put(WAITING, "total", Json.object().put("waiting", day.waiting().size()));
        for (Series series : site.get().series()) runningOut(series, sink);
    }
}
