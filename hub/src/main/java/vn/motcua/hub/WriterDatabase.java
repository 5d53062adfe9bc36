package vn.motcua.hub;

import io.vertx.core.Future;
import vn.motcua.hub.platform.database.HubDatabase;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.SqlWork;
import vn.motcua.hub.platform.ledger.SiteWriter;

/** Reads from the pool, writes in the writer's turn. */
record WriterDatabase(Readers readers, SiteWriter writer) implements HubDatabase {
    @Override
    public <T> Future<T> read(SqlWork<T> work) {
        return readers.read(work);
    }

    @Override
    public <T> Future<T> write(SqlWork<T> work) {
        return writer.side(work);
    }
}
