package vn.motcua.hub.ticket;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.AgentHeld;
import vn.motcua.core.event.AgentRevoked;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/**
 * What a restored hub waits for, and what it was told. Not a fact of the site: kept beside the ledger, never rebuilt. Writer
 * thread, but for {@link #published}.
 */
public final class RecoveryState implements Projection, QueueState.Recovering {
    private final Numbering numbering;
    private final TreeSet<String> waiting = new TreeSet<>();
    private @Nullable Sql db;
    private volatile RecoveryService.Recovery published = new RecoveryService.Recovery(false, List.of());

    public RecoveryState(Numbering numbering) {
        this.numbering = numbering;
    }

    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void load(Sql from) throws SQLException {
        db = from;
        waiting.clear();
        waiting.addAll(from.list(TicketTable.SQL.get("waits"), row -> row.text("agent_id")));
        numbering.clearFloors();
        from.each(
                TicketTable.SQL.get("floors"),
                row -> numbering.raiseFloor(
                        row.day("business_day"), new SeriesId(row.text("series")), row.integer("value")));
        committed();
    }

    @Override
    public void apply(Recorded recorded, Sql on) throws SQLException {
        if (recorded.event() instanceof AgentRevoked revoked) forget(on, revoked.agentId());
        else if (recorded.event() instanceof AgentHeld held) forget(on, held.agentId());
    }

    private void forget(Sql on, AgentId agent) throws SQLException {
        if (waiting.remove(agent.value())) on.update(TicketTable.SQL.get("remove-wait"), agent);
    }

    @Override
    public boolean isOn() {
        return !waiting.isEmpty();
    }

    void heard(AgentId agent) throws SQLException {
        forget(store(), agent);
    }

    void raiseFloor(LocalDate day, SeriesId series, int value) throws SQLException {
        numbering.raiseFloor(day, series, value);
        store().update(TicketTable.SQL.get("raise-floor"), day, series, value);
    }

    void confirm() throws SQLException {
        waiting.clear();
        store().update(TicketTable.SQL.get("clear-waits"));
    }

    private Sql store() {
        if (db == null) throw new IllegalStateException("not loaded");
        return db;
    }

    @Override
    public void committed() {
        if (published.waitingFor().size() != waiting.size() || published.recovering() == waiting.isEmpty())
            published = new RecoveryService.Recovery(
                    !waiting.isEmpty(), waiting.stream().map(AgentId::new).toList());
    }

    /** As last committed; any thread. */
    public RecoveryService.Recovery published() {
        return published;
    }
}
