package vn.motcua.hub;

import java.sql.SQLException;
import java.util.List;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.StoreProblem;

/** I1 and I6 asked of the tables themselves. */
final class InvariantChecks {
    private static final SqlTexts SQL = SqlTexts.beside(Projection.class, "verify.sql");

    private InvariantChecks() {}

    /** A number on two visits is a problem unless it was reported when it came. */
    static void numbers(Sql db, List<StoreProblem> problems, List<String> contradictions) throws SQLException {
        record Twice(String day, String series, int value, String text) {}
        List<Twice> found = db.list(
                SQL.get("numbers-twice"),
                row -> new Twice(row.text("business_day"), row.text("series"), row.integer("value"), row.text("text")));
        for (Twice twice : found) {
            boolean isReported = false;
            List<String> bearers = db.list(
                    SQL.get("number-bearers"),
                    row -> row.text("visit_id"),
                    twice.day,
                    twice.series,
                    twice.value,
                    twice.day,
                    twice.series,
                    twice.value);
            for (String visit : bearers) {
                int reports = db.first(SQL.get("twice-reported"), row -> row.integer("found"), visit)
                        .orElse(0);
                isReported |= reports > 0;
            }
            String item = "number " + twice.text + " of " + twice.day;
            if (isReported) contradictions.add(item + " is on visits " + String.join(", ", bearers));
            else problems.add(new StoreProblem("NUMBER", item, "borne by visits " + String.join(", ", bearers)));
        }
    }

    static void ratings(Sql db, List<StoreProblem> problems) throws SQLException {
        db.each(
                SQL.get("ratings-twice"),
                row -> problems.add(new StoreProblem(
                        "RATING", "visit " + row.text("visit_id"), row.integer("counted") + " counted ratings")));
        db.each(
                SQL.get("ratings-outside-right"),
                row -> problems.add(new StoreProblem(
                        "RATING", "rating " + row.text("rating_id"), "counted, but not while its right lived")));
    }
}
