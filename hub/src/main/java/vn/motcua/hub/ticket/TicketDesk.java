package vn.motcua.hub.ticket;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.motcua.core.event.AnomalyFound;
import vn.motcua.core.event.BandLeased;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.PrintJobEnded;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Prelude;
import vn.motcua.hub.platform.ledger.Reactor;

/** What the ticket feature decides without being asked by a person: merges, the day's end, bands, what a hello tells. Writer thread. */
public final class TicketDesk implements Reactor, Prelude {
    private final Supplier<Site> site;
    private final QueueState state;
    private final RecoveryState recovery;
    private final PrintOutcomes outcomes;

    public TicketDesk(Supplier<Site> site, QueueState state, RecoveryState recovery, PrintOutcomes outcomes) {
        this.site = site;
        this.state = state;
        this.recovery = recovery;
        this.outcomes = outcomes;
    }

    /** The recorded outcome of a print job, if it has one. Writer thread. */
    @FunctionalInterface
    public interface PrintOutcomes {
        Optional<String> of(String jobId) throws SQLException;
    }

    @Override
    public List<Event> react(EventEnvelope fact, Instant now, IdSource ids) throws SQLException {
        LocalDate today = site.get().calendar().businessDay(now);
        if (fact.event() instanceof TicketStored stored)
            return TicketRules.stored(state, stored, fact.source(), fact.id(), today, now, ids);
        if (fact.event() instanceof PrintJobEnded ended) return secondOutcome(ended, fact.id());
        return List.of();
    }

    private List<Event> secondOutcome(PrintJobEnded ended, String eventId) throws SQLException {
        Optional<String> first = outcomes.of(ended.jobId());
        if (first.isEmpty() || first.get().equals(ended.outcome().name())) return List.of();
        String detail = "job " + ended.jobId() + " ended " + first.get() + ", then " + ended.outcome();
        return List.of(new AnomalyFound("JOB_ENDED_TWICE", ended.visitId(), eventId, detail));
    }

    @Override
    public List<Event> due(Instant now, IdSource ids) {
        List<Event> due = new ArrayList<>(
                TicketRules.closeDays(state.tickets(), site.get().calendar().businessDay(now), now));
        due.addAll(RemoteRules.over(state.tickets(), site.get(), now));
        return due;
    }

    /** Bands that these kiosks lack for today and the next opening days; none while a restored hub waits. */
    public List<Event> leaseFor(Collection<AgentId> kiosks, Instant now, IdSource ids) {
        if (state.recovering() || kiosks.isEmpty()) return List.of();
        LocalDate today = site.get().calendar().businessDay(now);
        return BandRules.lease(state.bands(), state.numbering(), state.tickets(), site.get(), kiosks, today, ids);
    }

    /** Nobody may use this agent's bands any more. */
    public List<Event> retire(AgentId agent, Instant now, String reason) {
        return BandRules.retire(state.bands(), agent, site.get().calendar().businessDay(now), reason);
    }

    /**
     * What an agent tells a ledger that may know less than it: bands leased after the backup are leased still, numbers seen are
     * passed by.
     *
     * @param newcomer whether the agent last spoke to another incarnation of this ledger
     */
    public List<Event> hear(LinkFrame.Hello hello, boolean newcomer, Instant now) throws SQLException {
        List<Event> adopted = new ArrayList<>();
        LocalDate today = site.get().calendar().businessDay(now);
        for (LinkFrame.BandReport report : hello.bands())
            if (!report.businessDay().isBefore(today)) adopt(hello.agent(), report, adopted);
        if (newcomer) {
            for (LinkFrame.HighestNumber seen : hello.highest()) {
                boolean known = site.get()
                        .series(seen.series())
                        .filter(series -> seen.value() >= series.first() && seen.value() <= series.last())
                        .isPresent();
                if (known) recovery.raiseFloor(seen.businessDay(), seen.series(), seen.value());
            }
        }
        recovery.heard(hello.agent());
        return adopted;
    }

    /** Whether numbers are known from a band beyond where this agent believes to be in it: it forgot giving them. */
    public boolean forgotNumbers(LinkFrame.Hello hello) {
        return hello.bands().stream()
                .anyMatch(report -> state.bands()
                        .lease(report.id())
                        .filter(lease -> lease.used() > report.used())
                        .isPresent());
    }

    private void adopt(AgentId agent, LinkFrame.BandReport report, List<Event> adopted) {
        if (report.from() < 0
                || report.to() < report.from()
                || state.bands().lease(report.id()).isPresent()) return;
        if (site.get().series(report.series()).isEmpty()) return;
        adopted.add(
                new BandLeased(report.id(), agent, report.series(), report.businessDay(), report.from(), report.to()));
    }

    /** Every band an agent may use from now on. */
    public List<Band> bandsOf(AgentId agent, Instant now) {
        LocalDate today = site.get().calendar().businessDay(now);
        return state.bands().live(agent, today).stream().map(Lease::band).toList();
    }
}
