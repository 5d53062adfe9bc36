package vn.motcua.hub.catalogue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.SiteEdits;
import vn.motcua.core.event.CatalogueChanged;
import vn.motcua.core.event.CatalogueChanged.Edit;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.SiteWriter;

/** The catalogue as commands of the site's writer. Any thread. */
public final class Catalogues implements CatalogueService {
    private static final SqlTexts SQL = CatalogueProjection.SQL;
    private final Vertx vertx;
    private final SiteWriter writer;
    private final Readers readers;
    private final CatalogueState state;
    private volatile String ignored;

    /** @param ignored the configuration file's content that is no news, as {@link #ignoreFile} noted it; empty if none */
    public Catalogues(Vertx vertx, SiteWriter writer, Readers readers, CatalogueState state, String ignored) {
        this.vertx = vertx;
        this.writer = writer;
        this.readers = readers;
        this.state = state;
        this.ignored = ignored;
    }

    /** What {@link #ignoreFile} noted. Blocking, at the hub's start. */
    public static String ignored(Sql db) throws SQLException {
        return db.first(SQL.get("ignored-file"), row -> row.text("value")).orElse("");
    }

    @Override
    public Optional<CatalogueVersion> current() {
        return state.book().version();
    }

    @Override
    public Site file() {
        return state.book().file();
    }

    @Override
    public List<Edit> fileEdits() {
        return Json.write(file()).equals(ignored)
                ? List.of()
                : SiteEdits.between(state.book().published(), file());
    }

    @Override
    public Future<Void> ignoreFile() {
        String content = Json.write(file());
        return writer.<Boolean>side(connection -> {
                    try (Sql db = new Sql(connection)) {
                        db.update(SQL.get("ignore-file"), content);
                        return true;
                    }
                })
                .onSuccess(saved -> ignored = content)
                .mapEmpty();
    }

    @Override
    public Future<Outcome<Verdict>> put(
            RequestId requestId, PersonId person, long base, String document, @Nullable String reason) {
        return read(document).compose(draft -> {
            if (!draft.problems().isEmpty()) return unfit(base, draft);
            Proposal proposal = new Proposal(base, draft.site(), person, reason);
            return writer.command(
                    requestId,
                    "ChangeCatalogue",
                    Verdict.class,
                    (now, ids) -> CatalogueRules.change(state, proposal, now));
        });
    }

    @Override
    public Future<Outcome<Verdict>> tryOut(long base, String document) {
        return read(document)
                .compose(draft -> draft.problems().isEmpty()
                        ? writer.command(
                                null,
                                "TryCatalogue",
                                Verdict.class,
                                (now, ids) -> CatalogueRules.attempt(state, base, draft.site(), now))
                        : unfit(base, draft));
    }

    @Override
    public Future<Outcome<Verdict>> schedule(
            RequestId requestId, PersonId person, long base, String document, LocalDate day, @Nullable String reason) {
        return read(document).compose(draft -> {
            if (!draft.problems().isEmpty()) return unfit(base, draft);
            Proposal proposal = new Proposal(base, draft.site(), person, reason);
            return writer.command(
                    requestId,
                    "ScheduleCatalogue",
                    Verdict.class,
                    (now, ids) -> ScheduleRules.schedule(state, proposal, day, now));
        });
    }

    @Override
    public Future<Outcome<Boolean>> unschedule(RequestId requestId, PersonId person, long number) {
        return writer.command(
                requestId,
                "UnscheduleCatalogue",
                Boolean.class,
                (now, ids) -> ScheduleRules.cancel(state, number, person, now));
    }

    @Override
    public Future<List<Scheduled>> scheduled(int limit) {
        return rows(db -> db.list(SQL.get("schedules"), CatalogueProjection::scheduled, limit));
    }

    /** A large document takes a moment to read: not on an event loop. */
    private Future<Draft> read(String document) {
        return vertx.executeBlocking(() -> Draft.read(document), false);
    }

    private static Future<Outcome<Verdict>> unfit(long base, Draft draft) {
        return Future.succeededFuture(Outcome.done(new Verdict(base, List.of(), draft.problems())));
    }

    /** Reading rows. */
    @FunctionalInterface
    private interface Read<T> {
        T run(Sql db) throws SQLException;
    }

    private <T> Future<T> rows(Read<T> read) {
        return readers.read(connection -> {
            try (Sql db = new Sql(connection)) {
                return read.run(db);
            }
        });
    }

    @Override
    public Future<List<Change>> changes(int limit) {
        return rows(db -> db.list(SQL.get("newest"), Catalogues::change, limit));
    }

    private static Change change(Row row) throws SQLException {
        CatalogueChanged event = CatalogueProjection.event(row);
        return new Change(event.version(), event.personId(), event.reason(), event.at(), event.edits());
    }

    @Override
    public Future<Optional<CatalogueVersion>> version(long number) {
        return rows(db -> db.first(SQL.get("version"), CatalogueProjection::version, number));
    }
}
