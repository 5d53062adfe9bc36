package vn.motcua.hub.incident;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import vn.motcua.core.event.PanicAcknowledged;
import vn.motcua.core.event.PanicPressed;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** Calls for help: the first telling of each counts, by request or by its fact. */
public final class PanicProjection implements Projection {
    private final PanicBook book;

    public PanicProjection(PanicBook book) {
        this.book = book;
    }

    @Override
    public List<String> tables() {
        return List.of("panic");
    }

    @Override
    public void load(Sql db) throws SQLException {
        List<PanicBook.Panic> last = new ArrayList<>(
                db.list(IncidentProjection.SQL.get("latest-panics"), PanicProjection::panic, PanicBook.KEPT));
        Collections.reverse(last);
        book.load(last);
    }

    private static PanicBook.Panic panic(Row row) throws SQLException {
        return new PanicBook.Panic(
                row.text("panic_id"),
                new CounterId(row.text("counter")),
                row.text("device"),
                row.instant("pressed_at"),
                row.instant("heard_at"),
                row.orNull("seen_by", PersonId::new),
                row.orNull("seen_at", java.time.Instant::parse));
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        if (recorded.event() instanceof PanicPressed pressed) {
            book.pressed(pressed, recorded.recordedAt());
            db.update(
                    IncidentProjection.SQL.get("save-panic"),
                    pressed.panicId(),
                    recorded.position(),
                    pressed.counterId(),
                    pressed.device(),
                    pressed.at(),
                    recorded.recordedAt());
        } else if (recorded.event() instanceof PanicAcknowledged seen) {
            book.acknowledged(seen);
            db.update(IncidentProjection.SQL.get("see-panic"), seen.personId(), seen.at(), seen.panicId());
        }
    }
}
