package vn.motcua.hub.platform.ledger;

import java.sql.SQLException;
import java.util.List;
import vn.motcua.core.event.Event;
import vn.motcua.hub.platform.database.Sql;

/** All projections moved along one ledger, a live one or one read again from its beginning. Its owner's thread only. */
public final class Projections {
    /** Events whose rows may wait, at most. */
    private static final int EVENTS_MAX = 2_000;

    private final List<Projection> all;
    private int unwritten;

    public Projections(List<Projection> all) {
        this.all = List.copyOf(all);
    }

    public List<String> tables() {
        return all.stream().flatMap(projection -> projection.tables().stream()).toList();
    }

    public void load(Sql db) throws SQLException {
        unwritten = 0;
        for (Projection projection : all) projection.load(db);
    }

    public void apply(Recorded recorded, Sql db) throws SQLException {
        if (unwritten >= EVENTS_MAX || unwritten > 0 && readsRows(recorded.event())) write(db);
        for (Projection projection : all) projection.apply(recorded, db);
        unwritten++;
    }

    private boolean readsRows(Event event) {
        for (Projection projection : all) if (projection.readsRows(event)) return true;
        return false;
    }

    /** After this every row is in its table. */
    public void write(Sql db) throws SQLException {
        if (unwritten == 0) return;
        for (Projection projection : all) projection.write(db);
        unwritten = 0;
    }

    void committing() throws SQLException {
        for (Projection projection : all) projection.committing();
    }

    void committed() {
        all.forEach(Projection::committed);
    }
}
