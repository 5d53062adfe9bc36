package vn.motcua.hub.incident;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import vn.motcua.core.event.PanicAcknowledged;
import vn.motcua.core.event.PanicEnded;
import vn.motcua.core.event.PanicPressed;
import vn.motcua.core.event.PanicTestAnnounced;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** Calls for help: the first telling of each counts, by request or by its fact. A press that was announced is a test. */
public final class PanicProjection implements Projection {
    private final PanicBook book;

    public PanicProjection(PanicBook book) {
        this.book = book;
    }

    @Override
    public List<String> tables() {
        return List.of("panic", "panic_test");
    }

    @Override
    public void load(Sql db) throws SQLException {
        List<PanicBook.Panic> last = new ArrayList<>(
                db.list(IncidentProjection.SQL.get("latest-panics"), PanicProjection::panic, PanicBook.KEPT));
        Collections.reverse(last);
        book.load(
                last,
                db.list(IncidentProjection.SQL.get("panic-tests"), PanicProjection::test),
                db.list(IncidentProjection.SQL.get("buttons-tested"), PanicProjection::tested));
    }

    private static PanicBook.Panic panic(Row row) throws SQLException {
        return new PanicBook.Panic(
                row.text("panic_id"),
                new CounterId(row.text("counter")),
                row.text("device"),
                row.instant("pressed_at"),
                row.instant("heard_at"),
                row.textOrNull("test_id"),
                row.orNull("seen_by", PersonId::new),
                row.instantOrNull("seen_at"),
                row.orNull("ended_by", PersonId::new),
                row.instantOrNull("ended_at"),
                row.orNull("end_reason", PanicEnded.Reason::valueOf));
    }

    private static PanicBook.Test test(Row row) throws SQLException {
        return new PanicBook.Test(
                row.text("test_id"),
                new CounterId(row.text("counter")),
                new PersonId(row.text("person_id")),
                row.instant("from_at"),
                row.instant("until_at"));
    }

    private static PanicBook.Tested tested(Row row) throws SQLException {
        return new PanicBook.Tested(
                new PanicBook.Button(new CounterId(row.text("counter")), row.text("device")),
                row.text("test_id"),
                row.instant("pressed_at"));
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        if (recorded.event() instanceof PanicPressed pressed) pressed(recorded, pressed, db);
        else if (recorded.event() instanceof PanicAcknowledged seen) {
            book.acknowledged(seen);
            db.update(IncidentProjection.SQL.get("see-panic"), seen.personId(), seen.at(), seen.panicId());
        } else if (recorded.event() instanceof PanicEnded ended) {
            book.ended(ended);
            db.update(IncidentProjection.SQL.get("see-panic"), ended.personId(), ended.at(), ended.panicId());
            db.update(
                    IncidentProjection.SQL.get("end-panic"),
                    ended.personId(),
                    ended.at(),
                    ended.reason(),
                    ended.panicId());
        } else if (recorded.event() instanceof PanicTestAnnounced test) {
            book.announced(test);
            db.update(
                    IncidentProjection.SQL.get("announce-panic-test"),
                    test.counterId(),
                    test.testId(),
                    test.at(),
                    test.until(),
                    test.personId());
        }
    }

    private void pressed(Recorded recorded, PanicPressed pressed, Sql db) throws SQLException {
        if (!book.pressed(pressed, recorded.recordedAt())) return;
        db.update(
                IncidentProjection.SQL.get("save-panic"),
                pressed.panicId(),
                recorded.position(),
                pressed.counterId(),
                pressed.device(),
                pressed.at(),
                recorded.recordedAt(),
                book.panic(pressed.panicId()).map(PanicBook.Panic::testId).orElse(null));
    }
}
