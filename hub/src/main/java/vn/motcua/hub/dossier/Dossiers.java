package vn.motcua.hub.dossier;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.dossier.Dossier;
import vn.motcua.core.event.DossiersRecorded;
import vn.motcua.core.model.DossierCode;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.register.RawRow;
import vn.motcua.core.register.RowProblem;
import vn.motcua.core.register.RowReader;
import vn.motcua.core.register.RowReading;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.platform.ledger.SiteWriter;
import vn.motcua.hub.platform.ledger.WriterRows;

/** The register as commands of the site's writer, and what is known, from the readers' pool. Any thread. */
public final class Dossiers implements DossierService {
    private static final String ONE = DossierProjection.SQL.get("one");
    private final SiteWriter writer;
    private final Readers readers;
    private final Map<String, RowReader> sources = new LinkedHashMap<>();
    private final Desk desk;

    public Dossiers(SiteWriter writer, Readers readers, DossierSettings settings, Desk desk) {
        this.writer = writer;
        this.readers = readers;
        this.desk = desk;
        settings.sources().forEach(mapping -> sources.put(mapping.system(), new RowReader(mapping)));
    }

    @Override
    public Future<Outcome<Taken>> take(
            RequestId request, @Nullable PersonId person, String source, boolean isDryRun, List<RawRow> rows) {
        RowReader reader = sources.get(source);
        if (reader == null) return Future.succeededFuture(Outcome.refused(Refusals.of("UNKNOWN_SOURCE", source)));
        if (rows.isEmpty() || rows.size() > ROWS_MAX)
            return Future.succeededFuture(Outcome.refused(Refusals.of("BAD_REQUEST", "rows")));
        Portion portion = Portion.read(reader, rows);
        // Its answer is not kept to be repeated: it may quote a name from a wrong column, and a repeat changes nothing
        // anyway.
        return writer.command(
                null,
                "RecordDossiers",
                Taken.class,
                (now, ids) -> desk.take(portion, isDryRun, person, now, request.value()));
    }

    @Override
    public Future<Optional<StoredDossier>> find(DossierCode code) {
        return readers.read(connection -> {
            try (Sql db = new Sql(connection)) {
                return db.first(ONE, StoredDossier::read, code.key());
            }
        });
    }

    @Override
    public List<Source> sources() {
        List<Source> all = new ArrayList<>();
        sources.forEach((system, reader) -> all.add(new Source(system, reader.columns())));
        return all;
    }

    /** Dossiers of a portion, each once, and what was wrong with the rest. */
    private record Portion(Map<String, Dossier> dossiers, List<RowProblem> problems) {
        static Portion read(RowReader reader, List<RawRow> rows) {
            Map<String, Dossier> dossiers = new LinkedHashMap<>();
            List<RowProblem> problems = new ArrayList<>();
            for (RawRow row : rows) {
                RowReading reading = reader.read(row);
                problems.addAll(reading.problems());
                Dossier dossier = reading.dossier();
                if (dossier == null) continue;
                Dossier before = dossiers.putIfAbsent(dossier.key(), dossier);
                if (before != null && !before.equals(dossier)) problems.add(reader.twice(row));
            }
            return new Portion(dossiers, problems);
        }
    }

    /** The part that looks at the writer's own rows. Writer thread. */
    public static final class Desk extends WriterRows {
        private Decision<Taken> take(
                Portion portion, boolean isDryRun, @Nullable PersonId person, Instant now, String id)
                throws SQLException {
            Sql db = rows();
            List<Dossier> news = new ArrayList<>();
            int added = 0;
            int same = 0;
            for (Dossier one : portion.dossiers.values()) {
                Optional<Dossier> known = db.first(ONE, StoredDossier::dossier, one.key());
                if (known.isEmpty()) added++;
                if (known.isPresent() && known.get().equals(one)) same++;
                else news.add(one);
            }
            Taken taken = new Taken(added, news.size() - added, same, portion.problems);
            if (isDryRun || news.isEmpty()) return Decision.accepted(taken);
            return Decision.accepted(taken, new DossiersRecorded(id, person, now, news));
        }
    }
}
