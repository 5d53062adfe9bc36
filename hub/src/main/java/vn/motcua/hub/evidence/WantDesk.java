package vn.motcua.hub.evidence;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.IncidentOpened;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Prelude;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/**
 * Asks the cameras that look at the place of an incident for its pictures, once, soon after it opened, and looks at the writer's own rows
 * for what is asked besides. What it decides is a fact; a rebuild does not ask it. Writer thread.
 */
public final class WantDesk implements Projection, Prelude {
    private static final Logger LOG = LoggerFactory.getLogger(WantDesk.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** An incident whose cameras nobody knows yet is looked at again for so long. */
    private static final Duration LOOKS_BACK = Duration.ofMinutes(2);

    private @Nullable Sql db;
    private Instant next = Instant.MIN;

    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void load(Sql from) {
        db = from;
        next = Instant.MIN;
    }

    @Override
    public void apply(Recorded recorded, Sql on) {}

    private Sql store() {
        if (db == null) throw new IllegalStateException("not loaded");
        return db;
    }

    @Override
    public List<Event> due(Instant now, IdSource ids) {
        boolean isBack = next.isAfter(now.plus(EVERY));
        if (db == null || now.isBefore(next) && !isBack) return List.of();
        next = now.plus(EVERY);
        try {
            List<Event> wants = new ArrayList<>();
            List<Found> unasked = store().list(get("unasked"), Found::of, now.minus(LOOKS_BACK));
            for (Found found : unasked)
                wants.addAll(
                        WantRules.wants(new WantRules.Ask(found.id(), found.moment(), null), cameras(found), now, ids));
            return wants;
        } catch (SQLException e) {
            LOG.warn("which pictures incidents want could not be read: {}", e.getMessage());
            return List.of();
        }
    }

    /** Those that saw it before those that look at its place. */
    private List<WantRules.Camera> cameras(Found found) throws SQLException {
        List<WantRules.Camera> known = new ArrayList<>(store().list(
                        get("cameras-of-signs"), row -> WantRules.Camera.ofCourse(row.text("course")), found.id()));
        if (found.counter() != null)
            known.addAll(store().list(
                            get("cameras-of-counter"),
                            row -> WantRules.Camera.ofCourse(row.text("course")),
                            found.counter()));
        return WantRules.chosen(known);
    }

    /** What a person asks besides; empty if no camera is known. */
    List<Event> ask(String incident, @Nullable Instant moment, PersonId by, Instant now, IdSource ids)
            throws SQLException {
        Optional<Found> found = store().first(get("incident"), Found::of, incident);
        if (found.isEmpty()) return List.of();
        Instant when = moment == null ? found.get().moment() : moment;
        return WantRules.wants(new WantRules.Ask(incident, when, by), cameras(found.get()), now, ids);
    }

    Optional<Want> want(String id) throws SQLException {
        return store().first(get("want"), Want::of, id);
    }

    List<Want> of(String incident) throws SQLException {
        return store().list(get("of"), Want::of, incident);
    }

    /** @param moment of the service's end where it is about a rating: it may be given hours later, by phone */
    private record Found(String id, @Nullable String counter, Instant moment) {
        static Found of(Row row) throws SQLException {
            Instant happened = row.instant("happened_at");
            Instant finished = row.instantOrNull("finished_at");
            boolean isRating = row.text("kind").equals(IncidentOpened.Kind.BAD_RATING.name());
            return new Found(
                    row.text("incident_id"),
                    row.textOrNull("counter"),
                    isRating && finished != null && finished.isBefore(happened) ? finished : happened);
        }
    }

    private static String get(String name) {
        return WantProjection.SQL.get(name);
    }
}
