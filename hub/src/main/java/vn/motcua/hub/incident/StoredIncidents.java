package vn.motcua.hub.incident;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.motcua.core.model.Site;
import vn.motcua.hub.counter.PersonNames;
import vn.motcua.hub.evidence.SealedWords;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.Sql;

/** Incidents from the readers' pool, each answer from one snapshot. Any thread. */
public final class StoredIncidents implements IncidentQueries {
    private final Readers readers;
    private final IncidentViews views;
    private final PersonNames names;
    private final Clock clock;

    public StoredIncidents(
            Readers readers,
            Supplier<Site> site,
            PersonNames names,
            SealedWords words,
            CitizenWords citizens,
            IncidentSettings settings,
            Clock clock) {
        this.readers = readers;
        this.views = new IncidentViews(site, names, words, citizens, settings);
        this.names = names;
        this.clock = clock;
    }

    private record Found(Incident incident, long position) {}

    @Override
    public Future<List<Summary>> list(Viewer viewer, Filter filter) {
        Instant now = clock.instant();
        return readers.read(connection -> {
            try (Sql db = new Sql(connection)) {
                List<Summary> all = new ArrayList<>();
                for (Found found : found(db, viewer, filter, now))
                    all.add(views.summary(db, found.incident(), found.position(), viewer, now));
                return all;
            }
        });
    }

    private static List<Found> found(Sql db, Viewer viewer, Filter filter, Instant now) throws SQLException {
        return db.list(
                IncidentTable.SQL.get("list"),
                row -> new Found(IncidentTable.read(row), row.number("position")),
                now,
                filter.state(),
                filter.kind(),
                filter.severity(),
                filter.from(),
                filter.to(),
                filter.before(),
                viewer.isSupervisor() ? null : viewer.person(),
                Math.max(1, Math.min(PAGE_MAX, filter.limit())));
    }

    @Override
    public Future<List<RuleFigures>> rules(int days) {
        Instant now = clock.instant();
        return readers.read(connection -> {
            try (Sql db = new Sql(connection)) {
                return RuleReport.of(db, names, days, now);
            }
        });
    }

    @Override
    public Future<Optional<Whole>> one(Viewer viewer, String incidentId) {
        Instant now = clock.instant();
        return readers.read(connection -> {
            try (Sql db = new Sql(connection)) {
                Optional<Found> found = db.first(
                        IncidentTable.SQL.get("incident"),
                        row -> new Found(IncidentTable.read(row), row.number("position")),
                        incidentId);
                if (found.isEmpty() || !IncidentViews.isShown(found.get().incident(), viewer)) return Optional.empty();
                return Optional.of(
                        views.whole(db, found.get().incident(), found.get().position(), viewer, now));
            }
        });
    }
}
