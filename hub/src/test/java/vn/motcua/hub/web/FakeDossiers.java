package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.DossierCode;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.register.RawRow;
import vn.motcua.hub.dossier.DossierService;
import vn.motcua.hub.dossier.StoredDossier;
import vn.motcua.hub.platform.ledger.Outcome;

/** Takes everything and knows nothing. */
final class FakeDossiers implements DossierService {
    @Override
    public Future<Outcome<Taken>> take(
            RequestId request, @Nullable PersonId person, String source, boolean isDryRun, List<RawRow> rows) {
        return Future.succeededFuture(Outcome.done(new Taken(rows.size(), 0, 0, List.of())));
    }

    @Override
    public Future<Optional<StoredDossier>> find(DossierCode code) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public List<Source> sources() {
        return List.of(new Source("motcua", List.of("code")));
    }
}
