package vn.motcua.hub.platform.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.hub.platform.database.Sql;

/** The part of a feature that decides by the writer's own rows, those of the open batch included, and has none itself. Writer thread. */
public abstract class WriterRows implements Projection {
    private @Nullable Sql db;

    @Override
    public final List<String> tables() {
        return List.of();
    }

    @Override
    public final void load(Sql from) {
        db = from;
    }

    @Override
    public final void apply(Recorded recorded, Sql on) {}

    /** @throws IllegalStateException before the ledger was read */
    protected final Sql rows() {
        if (db == null) throw new IllegalStateException("not loaded");
        return db;
    }
}
