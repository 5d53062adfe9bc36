package vn.motcua.hub.catalogue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CatalogueChanged;
import vn.motcua.core.event.CatalogueScheduleEnded;
import vn.motcua.core.event.CatalogueScheduled;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.EventJson;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/**
 * Every version of the catalogue by its place in the ledger, where the whole of it stands. The document itself is not written a second
 * time: a later hub, which knows more of a site, would write the same facts in another form and find them changed.
 */
public final class CatalogueProjection implements Projection {
    static final SqlTexts SQL = SqlTexts.beside(CatalogueProjection.class, "catalogue.sql");
    /** Versions looked at for numbers that may still be on paper. */
    private static final int LOOKED_BACK = 200;

    private final CatalogueBook book;

    public CatalogueProjection(CatalogueBook book) {
        this.book = book;
    }

    @Override
    public List<String> tables() {
        return List.of("catalogue", "catalogue_schedule");
    }

    @Override
    public void load(Sql db) throws SQLException {
        // A ledger read again from its beginning is not beside these tables yet, and needs not be.
        boolean isEmpty = db.first(SQL.get("any"), row -> row.number("number")).isEmpty();
        List<CatalogueVersion> newestFirst =
                isEmpty ? List.of() : db.list(SQL.get("newest"), CatalogueProjection::version, LOOKED_BACK);
        CatalogueVersion newest = newestFirst.isEmpty() ? null : newestFirst.get(0);
        book.load(newest, past(newest, newestFirst));
        boolean isPlan =
                db.first(SQL.get("any-schedule"), row -> row.number("number")).isPresent();
        book.load(isPlan ? db.list(SQL.get("schedules"), CatalogueProjection::scheduled, LOOKED_BACK) : List.of());
    }

    private static List<PastSeries> past(@Nullable CatalogueVersion newest, List<CatalogueVersion> newestFirst) {
        List<PastSeries> past = new ArrayList<>();
        if (newest == null) return past;
        for (int i = newestFirst.size() - 1; i > 0; i--) {
            Site before = newestFirst.get(i).site();
            CatalogueVersion after = newestFirst.get(i - 1);
            past.addAll(PastSeries.of(before, after.site(), after.at()));
        }
        past.removeIf(one -> one.isOver(newest.at()));
        return past;
    }

    static CatalogueVersion version(Row row) throws SQLException {
        CatalogueChanged event = event(row);
        return new CatalogueVersion(
                row.number("number"),
                event.site(),
                row.orNull("person_id", PersonId::new),
                row.textOrNull("reason"),
                event.at());
    }

    static CatalogueChanged event(Row row) throws SQLException {
        return (CatalogueChanged)
                EventJson.parseData(row.text("type"), row.integer("version"), Json.parseObject(row.text("data")));
    }

    static Scheduled scheduled(Row row) throws SQLException {
        CatalogueScheduled event = (CatalogueScheduled)
                EventJson.parseData(row.text("type"), row.integer("version"), Json.parseObject(row.text("data")));
        String ended = row.textOrNull("ended");
        return scheduled(
                event,
                ended == null
                        ? null
                        : (CatalogueScheduleEnded) EventJson.parseData(
                                row.text("ended_type"), row.integer("ended_version"), Json.parseObject(ended)));
    }

    private static Scheduled scheduled(CatalogueScheduled event, @Nullable CatalogueScheduleEnded ended) {
        return new Scheduled(
                event.schedule(),
                event.base(),
                event.day(),
                event.before(),
                event.site(),
                event.edits(),
                event.personId(),
                event.reason(),
                event.at(),
                ended);
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        if (recorded.event() instanceof CatalogueScheduled scheduled) {
            db.update(SQL.get("save-schedule"), scheduled.schedule(), recorded.position(), scheduled.day());
            book.scheduled(scheduled(scheduled, null));
            return;
        }
        if (recorded.event() instanceof CatalogueScheduleEnded ended) {
            db.update(SQL.get("end-schedule"), recorded.position(), ended.schedule());
            book.ended(ended.schedule());
            return;
        }
        if (!(recorded.event() instanceof CatalogueChanged changed)) return;
        db.update(
                SQL.get("save"),
                changed.version(),
                recorded.position(),
                changed.personId(),
                changed.reason(),
                changed.at());
        book.changed(new CatalogueVersion(
                changed.version(), changed.site(), changed.personId(), changed.reason(), changed.at()));
    }

    @Override
    public void committed() {
        book.publish();
    }
}
