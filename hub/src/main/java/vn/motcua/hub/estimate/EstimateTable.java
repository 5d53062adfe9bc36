package vn.motcua.hub.estimate;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;

/** What was learned and told, as rows. Whose connection, the caller knows. */
final class EstimateTable {
    static final SqlTexts SQL = SqlTexts.beside(EstimateTable.class, "estimate.sql");
    private static final String SAVE_PART = SQL.get("save-part");
    private static final String SAVE_SEAT = SQL.get("save-seat");
    private static final String SAVE_TOLD = SQL.get("save-told");
    private static final String FORGET_TOLD = SQL.get("forget-told");
    private static final String SAVE_DAY = SQL.get("save-day");
    private static final String DAY = SQL.get("day");
    private static final long SECOND = 1_000;

    private EstimateTable() {}

    static void saveParts(Sql db, Learned learned) throws SQLException {
        for (Learned.Key key : learned.takeChanged())
            db.update(
                    SAVE_PART,
                    key.part(),
                    key.service() == null ? "" : key.service().value(),
                    key.size(),
                    learned.save(key));
    }

    static void loadParts(Sql db, Learned learned) throws SQLException {
        db.each(SQL.get("parts"), row -> {
            String service = row.text("service");
            Learned.Key key = new Learned.Key(
                    Learned.Part.valueOf(row.text("part")),
                    service.isEmpty() ? null : new ServiceId(service),
                    row.integer("size"));
            learned.load(key, row.text("numbers"));
        });
    }

    /** @param stays of the seat, as JSON */
    static void saveSeat(Sql db, CounterId counter, Seat seat, String stays) throws SQLException {
        db.update(SAVE_SEAT, counter, seat.openedAt(), seat.closedAt(), seat.satAt(), stays);
    }

    static void saveTold(Sql db, VisitId visit, @Nullable Told told) throws SQLException {
        if (told == null) {
            db.update(FORGET_TOLD, visit);
            return;
        }
        db.update(
                SAVE_TOLD,
                visit,
                told.service(),
                told.day(),
                told.at(),
                told.playedMillis() / SECOND,
                told.pause().inMillis() / SECOND,
                told.pause().millis() / SECOND,
                told.serviceMillis() / SECOND,
                told.minutes(),
                told.atMostMinutes());
    }

    static void load(Sql db, WaitModel model) throws SQLException {
        db.each(
                SQL.get("told"),
                row -> model.restore(
                        new VisitId(row.text("visit_id")),
                        new Told(
                                new ServiceId(row.text("service")),
                                row.day("business_day"),
                                row.instant("told_at"),
                                row.number("played_seconds") * SECOND,
                                new WorkingTime.Break(
                                        row.number("break_in") * SECOND, row.number("break_seconds") * SECOND),
                                row.number("service_seconds") * SECOND,
                                row.integer("minutes"),
                                row.integer("at_most"))));
        db.each(
                SQL.get("seats"),
                row -> model.restore(
                        new CounterId(row.text("counter")),
                        new Seat(
                                row.instantOrNull("opened_at"),
                                row.instantOrNull("closed_at"),
                                row.instantOrNull("sat_at"),
                                List.of(Json.read(row.text("stays"), Stay[].class)))));
    }

    static Score score(Sql db, LocalDate day, ServiceId service) throws SQLException {
        return db.first(DAY, EstimateTable::score, day, service).orElse(Score.NONE);
    }

    static void saveScore(Sql db, LocalDate day, ServiceId service, Score score) throws SQLException {
        db.update(
                SAVE_DAY,
                day,
                service,
                score.called(),
                score.inTime(),
                score.measured(),
                Numbers.write(to -> score.errors().forEach(to::accept)));
    }

    static Score score(Row row) throws SQLException {
        List<Integer> errors = new ArrayList<>();
        Numbers.read(row.text("errors"), from -> {
            for (int i = 0; i < Score.NONE.errors().size(); i++) errors.add((int) from.getAsLong());
        });
        return new Score(row.integer("called"), row.integer("in_time"), row.integer("measured"), errors);
    }
}
