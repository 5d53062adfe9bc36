package vn.motcua.camera;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.motcua.camera.evidence.EvidenceHub;
import vn.motcua.camera.evidence.Failure;
import vn.motcua.camera.evidence.Want;
import vn.motcua.camera.spool.Spooled;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.edge.module.ModuleContext;
import vn.motcua.edge.module.RefusedException;

/** The home hub: asked over the link, sent to by HTTP. Event loop only. */
final class LinkedEvidenceHub implements EvidenceHub {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** What stays refused however often it is said. Any other no, such as that of a full disk or a busy hub, may be a yes another time. */
    private static final Set<String> FINAL =
            Set.of("UNKNOWN_WANT", "EVIDENCE_DELETED", "BAD_EVIDENCE", "BAD_REQUEST", "BODY_TOO_LARGE");

    private final ModuleContext context;

    LinkedEvidenceHub(ModuleContext context) {
        this.context = context;
    }

    private Future<JsonNode> ask(String name, Object body) {
        return context.request(name, body, PATIENCE).recover(LinkedEvidenceHub::coded);
    }

    private static <T> Future<T> coded(Throwable failure) {
        if (!(failure instanceof RefusedException refused)) return Future.failedFuture(failure);
        String code = refused.refusal().code();
        return Future.failedFuture(new Refused(code, !FINAL.contains(code)));
    }

    @Override
    public Future<List<Want>> wanted() {
        return ask(Requests.WANTED_EVIDENCE, Json.object()).map(answer -> {
            List<Want> wants = new ArrayList<>();
            for (JsonNode one : answer.path("wanted")) Want.read(one).ifPresent(wants::add);
            return wants;
        });
    }

    @Override
    public Future<Slot> offer(Spooled one) {
        var offer = new Requests.OfferEvidence(
                one.wantId(), one.mediaType(), one.bytes(), one.sha256(), one.capturedAt(), one.deviceAt());
        return ask(Requests.OFFER_EVIDENCE, offer)
                .map(answer -> new Slot(
                        answer.path("evidenceId").asText(),
                        answer.path("pieceBytes").asInt(),
                        answer.path("nextPiece").asInt(),
                        answer.path("finished").asBoolean(),
                        answer.path("token").asText()));
    }

    @Override
    public Future<Void> put(Slot slot, int piece, byte[] bytes) {
        String path = "/api/v1/agent/evidence/" + slot.evidenceId() + "/pieces/" + piece;
        return context.upload(path, slot.token(), Buffer.buffer(bytes))
                .recover(LinkedEvidenceHub::coded)
                .mapEmpty();
    }

    @Override
    public Future<Void> failed(String wantId, Failure why) {
        return ask(Requests.MISS_EVIDENCE, new Requests.MissEvidence(wantId, why.name()))
                .mapEmpty();
    }
}
