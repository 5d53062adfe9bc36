package vn.motcua.hub.evidence;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.Outcome;

/** Evidence as people handle it: put in, looked at, held, handed over. Any thread; each step stands in the chain before it happens. */
public interface EvidenceService {
    /** What there is of an incident, without its bytes. */
    Future<Kept> of(String incident);

    /** Every entry of the incident in the chain, oldest first. */
    Future<List<AuditEntry>> custody(String incident);

    /** Puts into the chain that a person asked for the names of an incident, before they are shown. */
    Future<AuditEntry> namesShown(String incident, Who who);

    /**
     * A person's own picture, such as one of a recorder that is not connected. The same bytes a second time are the same piece. Refused:
     * {@code EVIDENCE_FULL}, {@code EVIDENCE_DELETED}.
     */
    Future<Outcome<StoredItem>> attach(EvidenceItem item, byte[] bytes, Who who);

    /** Refused: {@code UNKNOWN_EVIDENCE}, {@code EVIDENCE_DELETED}, {@code EVIDENCE_INCOMPLETE}. */
    Future<Outcome<Opened>> open(String id, Who who);

    /** As {@link #open}, to play it part by part. Refused: as {@link #open}. */
    Future<Outcome<Playing>> play(String id, Who who);

    /**
     * Part of what a person plays. Empty if no byte asked for is there. Refused: {@code UNKNOWN_EVIDENCE} if it was not opened by this
     * person, or too long ago; {@code EVIDENCE_DELETED}.
     */
    Future<Outcome<Optional<Part>>> part(String id, String playId, String person, ByteRange asked);

    /**
     * A copy of a picture with solid boxes on it and nothing else of its file. Refused: as {@link #open}, and
     * {@code EVIDENCE_NOT_MASKABLE}, {@code EVIDENCE_FULL}.
     */
    Future<Outcome<StoredItem>> redact(String id, List<Box> boxes, Who who);

    /** A copy may leave the house. Refused: as {@link #open}, and {@code EVIDENCE_NOT_MASKABLE}, {@code EVIDENCE_NOT_OPENED}. */
    Future<Outcome<StoredItem>> confirm(String id, Who who);

    /**
     * All of it, signed with the hub's key. Refused: {@code UNKNOWN_EVIDENCE} if there is nothing whole, {@code EVIDENCE_NOT_CONFIRMED}
     * if a redacted pack is asked for and a picture has no confirmed copy.
     */
    Future<Outcome<EvidenceBytes>> pack(
            String site, String incident, String factsJson, String receiver, boolean isRedacted, Who who);

    Future<Hold> hold(RequestId requestId, String incident, String reason, String authority, Instant until, Who who);

    /** The first who asks only asks; another person lifts. Refused: {@code UNKNOWN_HOLD}, {@code INCIDENT_OWN}. */
    Future<Outcome<Hold.LiftStep>> lift(String holdId, Who who);

    /** With which packs are signed; for who checks them elsewhere. */
    String publicKey();

    /** Names what was refused, as people are told it. */
    static Requests.Refusal refusal(EvidenceRefusedException.Reason reason) {
        return switch (reason) {
            case UNKNOWN -> vn.motcua.hub.platform.ledger.Refusals.of("UNKNOWN_EVIDENCE");
            case DELETED -> vn.motcua.hub.platform.ledger.Refusals.of("EVIDENCE_DELETED");
            case INCOMPLETE -> vn.motcua.hub.platform.ledger.Refusals.of("EVIDENCE_INCOMPLETE");
            case FULL -> vn.motcua.hub.platform.ledger.Refusals.of("EVIDENCE_FULL");
            case NOT_MASKABLE -> vn.motcua.hub.platform.ledger.Refusals.of("EVIDENCE_NOT_MASKABLE");
            case NOT_OPENED -> vn.motcua.hub.platform.ledger.Refusals.of("EVIDENCE_NOT_OPENED");
            case NOT_CONFIRMED -> vn.motcua.hub.platform.ledger.Refusals.of("EVIDENCE_NOT_CONFIRMED");
            case OWN -> vn.motcua.hub.platform.ledger.Refusals.of("INCIDENT_OWN");
            case OTHER_FACTS, BAD_PIECE, BAD_HASH -> vn.motcua.hub.platform.ledger.Refusals.of("BAD_EVIDENCE");
        };
    }

    /** @param bytes decrypted as they are sent */
    record Opened(StoredItem item, EvidenceBytes bytes) {}

    /** @param playId names the opening when parts are asked for; of use to nobody else */
    record Playing(String playId, Instant until) {}

    /** @param range the bytes there are: of those asked for, what lies in one sealed piece */
    record Part(EvidenceItem item, ByteRange range, EvidenceBytes bytes) {}

    /** @param keptAs empty while nobody decided: then all of it is kept */
    record Kept(List<StoredItem> items, List<Hold> holds, Optional<RetentionClass> keptAs) {}
}
