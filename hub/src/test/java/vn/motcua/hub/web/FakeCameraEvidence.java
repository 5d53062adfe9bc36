package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.EvidenceAnswered;
import vn.motcua.core.event.EvidenceWanted;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.evidence.CameraEvidence;
import vn.motcua.hub.evidence.Want;
import vn.motcua.hub.platform.ledger.Outcome;

/** A clip that a recorder does not have. */
final class FakeCameraEvidence implements CameraEvidence {
    private static final Want WANT = new Want(
            new EvidenceWanted(
                    "want-1",
                    FakeIncidents.ID,
                    new AgentId("pc-1"),
                    "recorder",
                    "1",
                    "1",
                    EvidenceWanted.Media.CLIP,
                    FakeHub.NOW,
                    FakeHub.NOW,
                    FakeHub.NOW,
                    FakeHub.NOW,
                    null,
                    FakeHub.NOW),
            null,
            EvidenceAnswered.Failure.NO_RECORDING);

    private final FakeHub hub;

    FakeCameraEvidence(FakeHub hub) {
        this.hub = hub;
    }

    @Override
    public Future<Outcome<Requests.WantedEvidence>> wanted(AgentId agent) {
        return hub.decide("WantedEvidence", new Requests.WantedEvidence(List.of()));
    }

    @Override
    public Future<Outcome<Requests.OfferedEvidence>> offer(AgentId agent, Requests.OfferEvidence offer) {
        return hub.decide("OfferEvidence", new Requests.OfferedEvidence("e", 1, 0, false, "t"));
    }

    @Override
    public Future<Outcome<Progress>> miss(AgentId agent, Requests.MissEvidence miss) {
        return hub.decide("MissEvidence", new Progress(0, false));
    }

    @Override
    public Future<Outcome<Progress>> piece(String token, String evidenceId, int number, byte[] bytes) {
        return hub.decide("piece " + token + " " + number + " " + bytes.length, new Progress(number + 1, false));
    }

    @Override
    public Future<Outcome<Asked>> ask(RequestId requestId, String incident, @Nullable Instant moment, PersonId by) {
        return hub.decide("AskCameras", new Asked(4));
    }

    @Override
    public Future<List<Want>> of(String incident) {
        return hub.answer(List.of(WANT));
    }
}
