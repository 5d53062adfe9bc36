package vn.motcua.hub.counter;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import vn.motcua.hub.platform.database.Row;

/** Sums that can be added up before they become figures: means cannot. */
record ServedSums(int visits, int services, int people, int waits, long waited, long served) {
    static final ServedSums NONE = new ServedSums(0, 0, 0, 0, 0, 0);

    static ServedSums of(Row row) throws SQLException {
        return new ServedSums(
                row.integer("visits"),
                row.integer("services"),
                row.integer("people"),
                row.integer("waits"),
                row.number("waited"),
                row.number("served"));
    }

    ServedSums plus(ServedSums other) {
        return new ServedSums(
                visits + other.visits,
                services + other.services,
                people + other.people,
                waits + other.waits,
                waited + other.waited,
                served + other.served);
    }

    DayQueries.Figures figures() {
        return new DayQueries.Figures(visits, services, people, mean(waited, waits), mean(served, services));
    }

    private static @Nullable Integer mean(long sum, int count) {
        return count == 0 ? null : Math.toIntExact(Math.round((double) sum / count));
    }
}
