package vn.motcua.hub.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.feed.FeedServer;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.feed.FeedSource;
import vn.motcua.hub.platform.ledger.Recorded;
import vn.motcua.hub.ticket.DayBook;
import vn.motcua.hub.ticket.Estimate;
import vn.motcua.hub.ticket.QueueState;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;

/**
 * The topics {@code phone:<visitId>}, as long as somebody holds such a page open: that the ticket moved, or its place in line did.
 * What it says then the page asks for itself. A call is told at once, a place at most once a second. Writer thread.
 */
public final class PhoneFeed implements FeedSource {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(900);
    private final Supplier<Site> site;
    private final QueueState state;
    private Instant looked = Instant.EPOCH;

    public PhoneFeed(Supplier<Site> site, QueueState state) {
        this.site = site;
        this.state = state;
    }

    public static String topic(VisitId visit) {
        return FeedServer.PHONE + visit;
    }

    @Override
    public void all(Instant now, FeedSink sink) {
        places(now, sink);
    }

    @Override
    public void moved(List<Recorded> events, Instant now, FeedSink sink) {
        for (Recorded recorded : events) {
            VisitId visit = Event.visitOf(recorded.event());
            if (visit != null && sink.isWatched(topic(visit)))
                sink.put(topic(visit), "moved", Json.object().put("position", recorded.position()));
        }
        if (Duration.between(looked, now).abs().compareTo(BETWEEN_LOOKS) >= 0) places(now, sink);
    }

    private void places(Instant now, FeedSink sink) {
        looked = now;
        DayBook today = state.tickets().day(site.get().calendar().businessDay(now));
        for (String topic : sink.watched()) {
            if (!topic.startsWith(FeedServer.PHONE)) continue;
            VisitId visit = new VisitId(topic.substring(FeedServer.PHONE.length()));
            today.ticket(visit)
                    .filter(ticket -> ticket.status() == TicketStatus.WAITING)
                    .ifPresent(ticket -> place(ticket, now, sink));
        }
    }

    private void place(Ticket ticket, Instant now, FeedSink sink) {
        Estimate estimate = state.waits().of(ticket, now);
        // The minute too: what is said of a clock time or of the lunch break changes while the line stands still.
        sink.put(
                topic(ticket.visitId()),
                "place",
                Json.object()
                        .put("ahead", estimate.ahead())
                        .put("estimateMinutes", estimate.minutes())
                        .put("atMostMinutes", estimate.atMostMinutes())
                        .put("minute", now.getEpochSecond() / 60));
    }
}
