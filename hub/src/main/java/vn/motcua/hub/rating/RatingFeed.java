package vn.motcua.hub.rating;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.feed.FeedSource;
import vn.motcua.hub.platform.ledger.Recorded;
import vn.motcua.hub.ticket.TicketBook;

/** The topics {@code rating:<counterId>}: the right to rate the visit just served, while it lives. Writer thread. */
public final class RatingFeed implements FeedSource {
    private final Supplier<Site> site;
    private final RatingProjection ratings;
    private final TicketBook tickets;
    private final Set<CounterId> shown = new HashSet<>();

    public RatingFeed(Supplier<Site> site, RatingProjection ratings, TicketBook tickets) {
        this.site = site;
        this.ratings = ratings;
        this.tickets = tickets;
    }

    @Override
    public void all(Instant now, FeedSink sink) {
        Set<CounterId> gone = new HashSet<>(shown);
        shown.clear();
        for (Counter counter : site.get().counters()) {
            shown.add(counter.id());
            gone.remove(counter.id());
            RatingProjection.LiveRight live = ratings.live().get(counter.id());
            if (live == null || isOver(live, now)) sink.remove("rating:" + counter.id(), "right");
            else sink.put("rating:" + counter.id(), "right", node(live));
        }
        for (CounterId counter : gone) sink.remove("rating:" + counter, "right");
    }

    @Override
    public void moved(List<Recorded> events, Instant now, FeedSink sink) {
        all(now, sink);
    }

    /** A press may still be corrected for a while; then the page goes back to rest. */
    private static boolean isOver(RatingProjection.LiveRight live, Instant now) {
        if (now.isAfter(live.right().tabletUntil())) return true;
        return live.ratedAt() != null && now.isAfter(live.ratedAt().plus(RatingRules.CORRECTION));
    }

    private ObjectNode node(RatingProjection.LiveRight live) {
        RatingRight right = live.right();
        ObjectNode node = Json.object();
        node.put("rightId", right.rightId());
        node.put("visitId", right.visitId().value());
        node.put(
                "number",
                tickets.ticket(right.visitId())
                        .map(ticket -> ticket.number().text())
                        .orElse(""));
        node.put("counterId", right.counterId().value());
        tickets.ticket(right.visitId())
                .ifPresent(ticket -> node.put("service", ticket.service().value()));
        node.put("finishedAt", right.finishedAt().toString());
        node.put("until", right.tabletUntil().toString());
        if (live.nextCalledAt() != null)
            node.put("nextCalledAt", live.nextCalledAt().toString());
        return node;
    }
}
