package vn.motcua.hub.dossier;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.DossierCode;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.register.RawRow;
import vn.motcua.core.register.RowProblem;
import vn.motcua.hub.platform.ledger.Outcome;

/** The register of dossiers. Any thread; every answer comes after the commit. */
public interface DossierService {
    /** Rows in one portion. */
    int ROWS_MAX = 200;

    /**
     * Takes rows of a source: those that are good and say something new are recorded, the rest is told. The same rows once more change nothing.
     * Refused: {@code UNKNOWN_SOURCE}, {@code BAD_REQUEST} (no rows, or more than {@link #ROWS_MAX}).
     *
     * @param person who brings them; null for a folder
     * @param isDryRun says what would become of them and records nothing
     */
    Future<Outcome<Taken>> take(
            RequestId request, @Nullable PersonId person, String source, boolean isDryRun, List<RawRow> rows);

    /** What is known of it; empty if no source spoke of it. */
    Future<Optional<StoredDossier>> find(DossierCode code);

    /** The sources configured. */
    List<Source> sources();

    /** @param columns that are read of its rows, as it names them */
    record Source(String system, List<String> columns) {
        public Source {
            columns = List.copyOf(columns);
        }
    }

    /**
     * What became of a portion.
     *
     * @param added dossiers nobody had told of
     * @param changed known ones of which something else was said
     * @param same known ones of which the same was said
     * @param problems of rows that were left out
     */
    record Taken(int added, int changed, int same, List<RowProblem> problems) {
        public Taken {
            problems = List.copyOf(problems);
        }
    }
}
