package vn.motcua.hub;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.AgentEnrolled;
import vn.motcua.core.event.AgentRevoked;
import vn.motcua.core.event.BandLeased;
import vn.motcua.core.event.BandRetired;
import vn.motcua.core.event.CatalogueChanged;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.hub.platform.feed.Feed;
import vn.motcua.hub.platform.ledger.CommitListener;
import vn.motcua.hub.platform.ledger.Recorded;
import vn.motcua.hub.platform.link.AgentLinks;
import vn.motcua.hub.ticket.BandBook;
import vn.motcua.hub.ticket.Lease;
import vn.motcua.hub.ticket.NumberMarks;
import vn.motcua.hub.ticket.TicketDesk;

/** What happens once facts are committed: pages and agents hear of them. Writer thread. */
final class AfterCommit implements CommitListener {
    private final Supplier<Site> catalogue;
    private final TicketDesk tickets;
    private final BandBook bands;
    private final NumberMarks marks;
    private final AtomicBoolean leaseDue = new AtomicBoolean();
    private @Nullable Feed feed;
    private @Nullable AgentLinks links;

    AfterCommit(Supplier<Site> catalogue, TicketDesk tickets, BandBook bands, NumberMarks marks) {
        this.catalogue = catalogue;
        this.tickets = tickets;
        this.bands = bands;
        this.marks = marks;
    }

    /** Before the writer starts. */
    void tell(Feed pages, AgentLinks agents) {
        feed = pages;
        links = agents;
    }

    /** Whether a band was used since the last time of asking: perhaps the next is due. */
    boolean isLeaseDue() {
        return leaseDue.getAndSet(false);
    }

    /** An agent is told that it is enrolled only when its older link is gone: the one it dials next is not to be taken for that. */
    @Override
    public void settled(List<Recorded> appended) {
        for (Recorded recorded : appended) {
            if (recorded.event() instanceof AgentRevoked revoked) end(revoked.agentId());
            else if (recorded.event() instanceof AgentEnrolled enrolled) end(enrolled.agentId());
        }
    }

    @Override
    public void committed(List<Recorded> appended, Instant now) {
        if (feed != null) feed.committed(appended, now);
        List<LinkFrame.HighestNumber> raised = marks.takeRaised();
        // Before the bands: a kiosk must know a series to give its numbers.
        if (links != null && hasOtherCatalogue(appended)) links.site(catalogue.get());
        if (links != null && !raised.isEmpty()) links.numbers(raised);
        Set<AgentId> changed = new HashSet<>();
        for (Recorded recorded : appended) look(recorded.event(), changed);
        if (links != null) for (AgentId agent : changed) links.bands(agent, tickets.bandsOf(agent, now));
    }

    private static boolean hasOtherCatalogue(List<Recorded> appended) {
        return appended.stream().anyMatch(recorded -> recorded.event() instanceof CatalogueChanged);
    }

    private void look(Event event, Set<AgentId> changed) {
        if (event instanceof BandLeased leased) changed.add(leased.agentId());
        else if (event instanceof BandRetired retired)
            bands.lease(retired.bandId()).map(Lease::band).ifPresent(band -> changed.add(band.agent()));
        else if (event instanceof TicketStored stored && stored.bandId() != null) leaseDue.set(true);
        else if (event instanceof CatalogueChanged) leaseDue.set(true);
    }

    /** A link under an older key or right ends; the agent dials again with what it has now. */
    private void end(AgentId agent) {
        if (links != null) links.end(agent, LinkFrame.LinkRefusal.REVOKED);
    }
}
