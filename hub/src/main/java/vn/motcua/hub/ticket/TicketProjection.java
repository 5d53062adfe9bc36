package vn.motcua.hub.ticket;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import vn.motcua.core.event.CompanionJoined;
import vn.motcua.core.event.CompanionLeft;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.GroupPersonFinished;
import vn.motcua.core.event.PaperVisitRecorded;
import vn.motcua.core.event.PaperVisitWithdrawn;
import vn.motcua.core.event.RemoteNumberLive;
import vn.motcua.core.event.RemoteNumberTaken;
import vn.motcua.core.event.StageFinished;
import vn.motcua.core.event.TicketAliased;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.event.TicketIssued;
import vn.motcua.core.event.TicketRecalled;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.event.VisitCancelled;
import vn.motcua.core.event.VisitClosedUnserved;
import vn.motcua.core.event.VisitFinished;
import vn.motcua.core.event.VisitNoShow;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.event.VisitReturned;
import vn.motcua.core.event.VisitStarted;
import vn.motcua.core.event.VisitTransferred;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** Tickets, in memory for the rules and as rows. */
public final class TicketProjection implements Projection {
    private final TicketBook book;

    public TicketProjection(TicketBook book) {
        this.book = book;
    }

    @Override
    public List<String> tables() {
        return List.of("ticket", "ticket_alias");
    }

    @Override
    public void load(Sql db) throws SQLException {
        book.reset(new StoredDays(db));
        for (LocalDate open : db.list(TicketTable.SQL.get("open-days"), row -> row.day("business_day"))) book.day(open);
        Optional<String> last =
                db.first(TicketTable.SQL.get("last-day"), row -> row.textOrNull("day") == null ? "" : row.text("day"));
        if (last.isPresent() && !last.get().isEmpty()) book.day(LocalDate.parse(last.get()));
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        Event event = recorded.event();
        if (event instanceof TicketIssued issued) book.put(Ticket.issued(issued));
        else if (event instanceof VisitStarted started) book.put(BesideTheLine.started(started));
        else if (event instanceof PaperVisitRecorded paper) book.put(BesideTheLine.onPaper(paper));
        else if (event instanceof PaperVisitWithdrawn wrong) change(wrong.visitId(), ticket -> ticket.withdrawn(wrong));
        else if (event instanceof TicketStored stored) stored(recorded, stored);
        else if (event instanceof TicketAliased aliased) alias(db, aliased);
        else if (event instanceof TicketCalled called)
            change(
                    called.visitId(),
                    ticket -> ticket.called(called.counterId(), called.zone(), called.announcementId(), called.at()));
        else if (event instanceof TicketRecalled recalled)
            change(recalled.visitId(), ticket -> ticket.recalled(recalled.announcementId(), recalled.times()));
        else if (event instanceof VisitFinished finished)
            change(finished.visitId(), ticket -> ticket.ended(TicketStatus.FINISHED, finished.at()));
        else if (event instanceof VisitNoShow missed)
            change(missed.visitId(), ticket -> ticket.ended(TicketStatus.NO_SHOW, missed.at()));
        else if (event instanceof VisitCancelled cancelled)
            change(cancelled.visitId(), ticket -> ticket.ended(TicketStatus.CANCELLED, cancelled.at()));
        else if (event instanceof GroupPersonFinished person)
            change(person.visitId(), ticket -> ticket.left(person.left()));
        else if (event instanceof StageFinished stage) change(stage.visitId(), ticket -> ticket.stageDone(stage));
        else if (event instanceof CompanionJoined joined)
            change(joined.visitId(), ticket -> ticket.company(joined.company()));
        else if (event instanceof CompanionLeft left) change(left.visitId(), ticket -> ticket.company(null));
        else if (event instanceof VisitTransferred sent) change(sent.visitId(), ticket -> ticket.sent(sent));
        else if (event instanceof RemoteNumberTaken taken) change(taken.visitId(), ticket -> ticket.remote(taken));
        else if (event instanceof RemoteNumberLive live) change(live.visitId(), ticket -> ticket.live(live));
        else if (event instanceof VisitParked parked) change(parked.visitId(), ticket -> ticket.parked(parked));
        else if (event instanceof VisitReturned back) change(back.visitId(), ticket -> ticket.returned(back));
        else if (event instanceof VisitClosedUnserved closed)
            change(closed.visitId(), ticket -> ticket.ended(TicketStatus.UNSERVED, closed.at()));
    }

    private void stored(Recorded recorded, TicketStored stored) {
        AgentId agent = new AgentId(recorded.envelope().source());
        Optional<Ticket> known = book.ticket(stored.requestId()).or(() -> book.ticket(stored.visitId()));
        if (known.isEmpty()) {
            book.put(Ticket.stored(stored, agent, recorded.recordedAt()));
            return;
        }
        String hash = stored.codeHash() == null ? "" : stored.codeHash();
        book.put(known.get().confirmed(hash, agent, recorded.recordedAt()));
    }

    private void alias(Sql db, TicketAliased aliased) throws SQLException {
        Optional<Ticket> known = book.ticket(aliased.visitId());
        if (known.isEmpty()) return;
        Ticket changed = known.get().numbered(aliased.paperNumber(), aliased.aliasNumber());
        book.put(changed);
        TicketTable.saveAliases(db, changed);
    }

    private void change(VisitId visit, UnaryOperator<Ticket> change) {
        book.ticket(visit).ifPresent(known -> book.put(change.apply(known)));
    }

    /** Those the print jobs changed too. */
    @Override
    public void write(Sql db) throws SQLException {
        for (Ticket ticket : book.takeUnwritten()) TicketTable.save(db, ticket);
    }

    @Override
    public void committed() {
        book.trim();
    }
}
