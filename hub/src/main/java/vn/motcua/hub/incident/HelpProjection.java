package vn.motcua.hub.incident;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.event.VisitorHelpAnswered;
import vn.motcua.core.event.VisitorHelpCalled;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** Calls for help at kiosks and rating pages, until the screen there says that it is over. */
public final class HelpProjection implements Projection {
    /** What a screen says of itself while somebody there waits for help. */
    static final String REQUESTED = "HELP_REQUESTED";

    private final HelpBook book;

    public HelpProjection(HelpBook book) {
        this.book = book;
    }

    @Override
    public List<String> tables() {
        return List.of("help_call");
    }

    @Override
    public void load(Sql db) throws SQLException {
        book.clear();
        db.list(IncidentProjection.SQL.get("help-calls"), HelpProjection::read).forEach(book::put);
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        if (recorded.event() instanceof DeviceStatusChanged changed) changed(recorded, changed, db);
        else if (recorded.event() instanceof VisitorHelpCalled called)
            called(called.agentId(), called.device(), called.counterId(), called.at(), recorded.recordedAt(), db);
        else if (recorded.event() instanceof VisitorHelpAnswered answered) answered(answered, db);
    }

    private void changed(Recorded recorded, DeviceStatusChanged changed, Sql db) throws SQLException {
        AgentId agent = new AgentId(recorded.envelope().source());
        Instant at = recorded.envelope().occurredAt();
        if (changed.code().equals(REQUESTED))
            called(agent, changed.device(), changed.counter(), at, recorded.recordedAt(), db);
        else over(agent, changed.device(), at, db);
    }

    /** What comes late, behind a backlog, ends no call that was made after it. */
    private void over(AgentId agent, String device, Instant at, Sql db) throws SQLException {
        Optional<HelpBook.Help> known = book.call(agent, device);
        if (known.isEmpty() || at.isBefore(known.get().madeAt())) return;
        end(known.get(), db);
    }

    private void end(HelpBook.Help call, Sql db) throws SQLException {
        book.remove(call.key());
        db.update(IncidentProjection.SQL.get("end-help"), call.agent(), call.device());
    }

    private void called(AgentId agent, String device, @Nullable CounterId counter, Instant at, Instant heardAt, Sql db)
            throws SQLException {
        boolean isOver = at.plus(HelpFeed.SHOWN).isBefore(heardAt);
        if (isOver || book.isKnown(agent, device, at, heardAt)) return;
        Optional<HelpBook.Help> tooMuch = book.givingWayTo(agent, device);
        if (tooMuch.isPresent()) end(tooMuch.get(), db);
        save(db, new HelpBook.Help(agent, device, counter, at, heardAt, null, null));
    }

    private void answered(VisitorHelpAnswered answered, Sql db) throws SQLException {
        Optional<HelpBook.Help> known = book.call(answered.agentId(), answered.device());
        if (known.isEmpty() || known.get().seenBy() != null) return;
        HelpBook.Help call = known.get();
        save(
                db,
                new HelpBook.Help(
                        call.agent(),
                        call.device(),
                        call.counter(),
                        call.at(),
                        call.heardAt(),
                        answered.personId(),
                        answered.at()));
    }

    private void save(Sql db, HelpBook.Help call) throws SQLException {
        book.put(call);
        db.update(
                IncidentProjection.SQL.get("save-help"),
                call.agent(),
                call.device(),
                call.counter(),
                call.at(),
                call.heardAt(),
                call.seenBy(),
                call.seenAt());
    }

    private static HelpBook.Help read(Row row) throws SQLException {
        return new HelpBook.Help(
                new AgentId(row.text("agent")),
                row.text("device"),
                row.orNull("counter", CounterId::new),
                row.instant("called_at"),
                row.instant("heard_at"),
                row.orNull("seen_by", PersonId::new),
                row.instantOrNull("seen_at"));
    }
}
