package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import vn.motcua.hub.evidence.CameraEvidence;
import vn.motcua.hub.incident.IncidentQueries;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.platform.ledger.Refusals;

/** Pictures from the agents' cameras: a supervisor asks for them, agents send their pieces. What is small goes over the link. */
final class CameraEvidenceRoutes {
    private static final String BEARER = "Bearer ";
    private static final int PIECES_MAX = 512;

    private final CameraEvidence cameras;
    private final IncidentQueries incidents;

    CameraEvidenceRoutes(CameraEvidence cameras, IncidentQueries incidents) {
        this.cameras = cameras;
        this.incidents = incidents;
    }

    void mount(Endpoints endpoints) {
        endpoints.on(HubEndpoint.ASK_CAMERAS, this::ask).on(HubEndpoint.EVIDENCE_PIECE, this::piece);
    }

    private Future<Reply> ask(Call call) {
        Body body = call.body();
        Instant at = body.has("at") ? body.parsed("at", "instant", Instant::parse) : null;
        IncidentQueries.Viewer viewer =
                new IncidentQueries.Viewer(call.caller().id(), call.caller().role());
        return incidents.one(viewer, call.pathText("id")).compose(found -> {
            if (found.isEmpty()) throw RefusedException.of(Refusals.of("UNKNOWN_INCIDENT"));
            return Answers.of(
                    cameras.ask(
                            body.requestId(),
                            call.pathText("id"),
                            at,
                            call.caller().id()),
                    asked -> Reply.json(201, asked));
        });
    }

    private Future<Reply> piece(Call call) {
        Optional<String> token = call.header("Authorization")
                .filter(said -> said.startsWith(BEARER))
                .map(said -> said.substring(BEARER.length()));
        if (token.isEmpty()) throw RefusedException.of(Refusals.of("UPLOAD_NOT_OPEN"));
        int number = call.path("number", CameraEvidenceRoutes::number);
        return Answers.of(cameras.piece(token.get(), call.pathText("id"), number, call.bytes()), Reply::json);
    }

    private static int number(String text) {
        int number = Integer.parseInt(text);
        if (number < 0 || number >= PIECES_MAX) throw new IllegalArgumentException("piece: allowed are 0 to 511");
        return number;
    }
}
