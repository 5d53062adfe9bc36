package vn.motcua.hub.evidence;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.Outcome;

/** The way of pictures from the agents' cameras into the store. Any thread; what is answered is stored. */
public interface CameraEvidence {
    /** What is asked of this agent's cameras and not answered yet. */
    Future<Outcome<Requests.WantedEvidence>> wanted(AgentId agent);

    /**
     * Bytes that are there at an agent. The same offer again gets the same piece, and where to go on. Refused: {@code UNKNOWN_WANT},
     * {@code EVIDENCE_FULL}, {@code EVIDENCE_DELETED}, {@code BAD_EVIDENCE}.
     */
    Future<Outcome<Requests.OfferedEvidence>> offer(AgentId agent, Requests.OfferEvidence offer);

    /** It does not come. Refused: {@code UNKNOWN_WANT}, {@code BAD_REQUEST}. */
    Future<Outcome<Progress>> miss(AgentId agent, Requests.MissEvidence miss);

    /**
     * A piece of an offer; one that is here already changes nothing. Refused: {@code UPLOAD_NOT_OPEN} for a token that opens nothing (any
     * more), {@code BAD_EVIDENCE}, {@code EVIDENCE_DELETED}.
     */
    Future<Outcome<Progress>> piece(String token, String evidenceId, int number, byte[] bytes);

    /**
     * A person asks the cameras besides.
     *
     * @param moment null for that of the incident
     *     Refused: {@code NO_CAMERA_KNOWN}, {@code EVIDENCE_PENDING} while something asked is still on its way.
     */
    Future<Outcome<Asked>> ask(RequestId requestId, String incident, @Nullable Instant moment, PersonId by);

    /** Everything asked of an incident's cameras, by moment. */
    Future<List<Want>> of(String incident);

    /** @param nextPiece to go on with */
    record Progress(int nextPiece, boolean finished) {}

    /** @param wanted how many pictures and clips */
    record Asked(int wanted) {}
}
