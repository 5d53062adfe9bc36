package vn.motcua.hub.fleet;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import vn.motcua.core.event.AgentEnrolled;
import vn.motcua.core.event.AgentHeld;
import vn.motcua.core.event.AgentRevoked;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.event.EpochStarted;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.CounterId;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** Agents and the latest state of their devices. */
public final class FleetProjection implements Projection {
    static final SqlTexts SQL = SqlTexts.beside(FleetProjection.class, "fleet.sql");
    private final FleetBook book;

    public FleetProjection(FleetBook book) {
        this.book = book;
    }

    @Override
    public List<String> tables() {
        return List.of("agent", "device");
    }

    @Override
    public void load(Sql db) throws SQLException {
        book.clear();
        for (Agent agent : db.list(SQL.get("agents"), FleetProjection::agent)) book.put(agent);
        for (FleetBook.Device device : db.list(SQL.get("devices"), FleetProjection::device)) book.put(device);
        book.publish();
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        Event event = recorded.event();
        if (event instanceof AgentEnrolled enrolled) {
            long epoch = book.agent(enrolled.agentId()).map(Agent::epoch).orElse(1L);
            save(
                    db,
                    new Agent(
                            enrolled.agentId(),
                            enrolled.publicKey(),
                            enrolled.modules(),
                            Agent.ENROLLED,
                            epoch,
                            enrolled.at()));
        } else if (event instanceof AgentHeld held) {
            change(db, held.agentId(), agent -> agent.in(Agent.HELD));
        } else if (event instanceof AgentRevoked revoked) {
            change(db, revoked.agentId(), agent -> agent.in(Agent.REVOKED));
        } else if (event instanceof EpochStarted started) {
            change(db, started.agentId(), agent -> agent.under(started.epoch()));
        } else if (event instanceof DeviceStatusChanged changed) {
            device(db, recorded, changed);
        }
    }

    private void change(Sql db, AgentId id, UnaryOperator<Agent> change) throws SQLException {
        Optional<Agent> known = book.agent(id);
        if (known.isPresent()) save(db, change.apply(known.get()));
    }

    private void save(Sql db, Agent agent) throws SQLException {
        book.put(agent);
        db.update(
                SQL.get("save-agent"),
                agent.id(),
                agent.publicKey(),
                String.join(",", agent.modules()),
                agent.state(),
                agent.epoch(),
                agent.enrolledAt());
    }

    private void device(Sql db, Recorded recorded, DeviceStatusChanged event) throws SQLException {
        FleetBook.Device device = new FleetBook.Device(
                new AgentId(recorded.envelope().source()),
                new FleetService.DeviceView(
                        event.device(),
                        event.kind(),
                        event.status(),
                        event.code(),
                        event.detail(),
                        event.counter(),
                        recorded.envelope().occurredAt()));
        book.put(device);
        db.update(
                SQL.get("save-device"),
                device.agent(),
                event.device(),
                event.kind(),
                event.status(),
                event.code(),
                event.detail(),
                event.counter(),
                device.view().at());
    }

    @Override
    public void committed() {
        book.publish();
    }

    private static Agent agent(Row row) throws SQLException {
        String modules = row.text("modules");
        return new Agent(
                new AgentId(row.text("agent_id")),
                row.text("public_key"),
                modules.isEmpty() ? List.of() : List.of(modules.split(",")),
                row.text("state"),
                row.number("epoch"),
                row.instant("enrolled_at"));
    }

    private static FleetBook.Device device(Row row) throws SQLException {
        return new FleetBook.Device(
                new AgentId(row.text("agent")),
                new FleetService.DeviceView(
                        row.text("device"),
                        row.text("kind"),
                        row.text("status"),
                        row.text("code"),
                        row.text("detail"),
                        row.orNull("counter", CounterId::new),
                        row.instant("changed_at")));
    }
}
