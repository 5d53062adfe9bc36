package vn.motcua.hub.ticket;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.event.BandLeased;
import vn.motcua.core.event.BandRetired;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** Leased bands and how far they are used. Days long over are in the table only. */
public final class BandProjection implements Projection {
    /** Days of leases and of kiosk business kept in memory. */
    private static final int DAYS = 30;

    private static final String SAVE = TicketTable.SQL.get("save-band");
    private static final String BUSIER = TicketTable.SQL.get("busier");
    private final BandBook book;
    /** Changed, and not yet in the tables. */
    private final Map<BandId, Lease> unwritten = new LinkedHashMap<>();

    private final Map<KioskDay, Integer> busier = new LinkedHashMap<>();

    private record KioskDay(AgentId agent, SeriesId series, LocalDate day) {}

    public BandProjection(BandBook book) {
        this.book = book;
    }

    @Override
    public List<String> tables() {
        return List.of("band", "kiosk_day");
    }

    @Override
    public void load(Sql db) throws SQLException {
        book.clear();
        unwritten.clear();
        busier.clear();
        String last = db.first(
                        TicketTable.SQL.get("last-band-day"),
                        row -> row.textOrNull("day") == null ? "" : row.text("day"))
                .orElse("");
        if (last.isEmpty()) return;
        LocalDate from = LocalDate.parse(last).minusDays(DAYS);
        for (Lease lease : db.list(TicketTable.SQL.get("bands"), BandProjection::lease, from)) book.put(lease);
        db.each(
                TicketTable.SQL.get("busy"),
                row -> book.count(
                        new AgentId(row.text("agent")),
                        new SeriesId(row.text("series")),
                        row.day("business_day"),
                        row.integer("tickets")),
                from);
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        if (recorded.event() instanceof BandLeased leased) {
            Band band = new Band(
                    leased.bandId(),
                    leased.agentId(),
                    leased.series(),
                    leased.businessDay(),
                    leased.from(),
                    leased.to());
            if (find(db, leased.bandId()).isEmpty()) put(Lease.fresh(band));
            book.forgetBefore(leased.businessDay().minusDays(2 * DAYS));
        } else if (recorded.event() instanceof BandRetired retired) {
            Optional<Lease> lease = find(db, retired.bandId());
            if (lease.isPresent()) put(lease.get().retire(retired.reason()));
        } else if (recorded.event() instanceof TicketStored stored) {
            use(db, stored, new AgentId(recorded.envelope().source()));
        }
    }

    private void use(Sql db, TicketStored stored, AgentId agent) throws SQLException {
        SeriesId series = stored.number().series();
        busier.merge(new KioskDay(agent, series, stored.businessDay()), 1, Integer::sum);
        book.count(agent, series, stored.businessDay(), book.counted(agent, series, stored.businessDay()) + 1);
        if (stored.bandId() == null) return;
        Optional<Lease> lease = find(db, stored.bandId());
        if (lease.isPresent()) put(lease.get().usedTo(stored.number().value()));
    }

    private Optional<Lease> find(Sql db, BandId id) throws SQLException {
        Optional<Lease> known = book.lease(id).or(() -> Optional.ofNullable(unwritten.get(id)));
        return known.isPresent() ? known : db.first(TicketTable.SQL.get("band"), BandProjection::lease, id);
    }

    private void put(Lease lease) {
        book.put(lease);
        unwritten.put(lease.band().id(), lease);
    }

    @Override
    public void write(Sql db) throws SQLException {
        for (Lease lease : unwritten.values()) save(db, lease);
        unwritten.clear();
        for (Map.Entry<KioskDay, Integer> more : busier.entrySet()) {
            KioskDay day = more.getKey();
            db.update(BUSIER, day.agent(), day.series(), day.day(), more.getValue());
        }
        busier.clear();
    }

    private static void save(Sql db, Lease lease) throws SQLException {
        Band band = lease.band();
        db.update(
                SAVE,
                band.id(),
                band.agent(),
                band.series(),
                band.businessDay(),
                band.from(),
                band.to(),
                lease.used(),
                lease.retired());
    }

    private static Lease lease(Row row) throws SQLException {
        Band band = new Band(
                new BandId(row.text("band_id")),
                new AgentId(row.text("agent")),
                new SeriesId(row.text("series")),
                row.day("business_day"),
                row.integer("from_value"),
                row.integer("to_value"));
        return new Lease(band, row.integer("used"), row.text("retired"));
    }
}
