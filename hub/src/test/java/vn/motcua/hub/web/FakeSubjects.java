package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import vn.motcua.core.event.SubjectRequestAnswered;
import vn.motcua.core.event.SubjectRequestReceived.Kind;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.privacy.SubjectFindings;
import vn.motcua.hub.privacy.SubjectRequest;
import vn.motcua.hub.privacy.SubjectService;

/** Takes everything and finds nothing. */
final class FakeSubjects implements SubjectService {
    private static final Instant DUE = Instant.parse("2026-11-25T10:00:00Z");

    @Override
    public Future<Outcome<Taken>> take(RequestId requestId, PersonId person, Kind kind, SubjectRequest.Asked asked) {
        return Future.succeededFuture(Outcome.done(new Taken("r", DUE)));
    }

    @Override
    public Future<Outcome<SubjectFindings>> search(RequestId requestId, PersonId person, String id) {
        return Future.succeededFuture(Outcome.done(new SubjectFindings(id, List.of(), List.of(), false)));
    }

    @Override
    public Future<Outcome<Taken>> answer(
            RequestId requestId,
            PersonId person,
            String id,
            SubjectRequestAnswered.Outcome outcome,
            SubjectRequestAnswered.Reason reason) {
        return Future.succeededFuture(Outcome.done(new Taken(id, DUE)));
    }

    @Override
    public Future<Register> register() {
        return Future.succeededFuture(new Register(List.of(), List.of()));
    }

    @Override
    public String nameOf(PersonId person) {
        return "";
    }
}
