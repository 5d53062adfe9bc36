package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.evidence.AuditEntry;
import vn.motcua.hub.evidence.Box;
import vn.motcua.hub.evidence.ByteRange;
import vn.motcua.hub.evidence.EvidenceBytes;
import vn.motcua.hub.evidence.EvidenceItem;
import vn.motcua.hub.evidence.EvidenceService;
import vn.motcua.hub.evidence.Hold;
import vn.motcua.hub.evidence.RetentionClass;
import vn.motcua.hub.evidence.StoredItem;
import vn.motcua.hub.evidence.Who;
import vn.motcua.hub.platform.ledger.Outcome;

/** One picture of one incident, for whoever asks. */
final class FakeEvidence implements EvidenceService {
    private static final StoredItem ITEM = new StoredItem(
            "0".repeat(64),
            new EvidenceItem(
                    FakeIncidents.ID,
                    "1".repeat(64),
                    5,
                    "image/jpeg",
                    "isapi",
                    "cam-1",
                    null,
                    FakeHub.NOW,
                    FakeHub.NOW),
            StoredItem.State.STORED,
            5,
            "2".repeat(64));

    @Override
    public Future<Kept> of(String incident) {
        Hold hold = new Hold("h", incident, "đơn tố cáo", "Thanh tra", FakeHub.NOW.plusSeconds(60), null, null);
        return Future.succeededFuture(
                new Kept(List.of(ITEM), List.of(hold), Optional.of(RetentionClass.NOT_CONFIRMED)));
    }

    @Override
    public Future<List<AuditEntry>> custody(String incident) {
        AuditEntry.Deed deed = new AuditEntry.Deed(
                "hub", "HUB", vn.motcua.hub.evidence.AuditAction.RECEIVED, incident, ITEM.id(), null, null, "facts");
        return Future.succeededFuture(List.of(AuditEntry.after(1, AuditEntry.START, FakeHub.NOW, deed)));
    }

    @Override
    public Future<AuditEntry> namesShown(String incident, Who who) {
        AuditEntry.Deed deed = new AuditEntry.Deed(
                who.person(),
                who.role(),
                vn.motcua.hub.evidence.AuditAction.NAMES_SHOWN,
                incident,
                null,
                who.purpose(),
                who.note(),
                null);
        return Future.succeededFuture(AuditEntry.after(1, AuditEntry.START, FakeHub.NOW, deed));
    }

    @Override
    public Future<Outcome<StoredItem>> attach(EvidenceItem item, byte[] bytes, Who who) {
        return Future.succeededFuture(Outcome.done(ITEM));
    }

    @Override
    public Future<Outcome<Opened>> open(String id, Who who) {
        return Future.succeededFuture(Outcome.done(new Opened(ITEM, out -> out.write(new byte[5]))));
    }

    @Override
    public Future<Outcome<Playing>> play(String id, Who who) {
        return Future.succeededFuture(Outcome.done(new Playing("play", FakeHub.NOW.plusSeconds(60))));
    }

    /** Plays from the second byte to the fourth, whatever is asked for; from the tenth on there is nothing. */
    @Override
    public Future<Outcome<Optional<Part>>> part(String id, String playId, String person, ByteRange asked) {
        ByteRange range = asked.isWhole() ? new ByteRange(0, 4) : new ByteRange(1, 3);
        byte[] bytes = new byte[(int) range.length()];
        Part part = new Part(ITEM.item(), range, out -> out.write(bytes));
        return Future.succeededFuture(Outcome.done(Optional.of(part).filter(any -> asked.first() < 10)));
    }

    @Override
    public Future<Outcome<StoredItem>> redact(String id, List<Box> boxes, Who who) {
        return Future.succeededFuture(Outcome.done(ITEM));
    }

    @Override
    public Future<Outcome<StoredItem>> confirm(String id, Who who) {
        return Future.succeededFuture(Outcome.done(ITEM));
    }

    @Override
    public Future<Outcome<EvidenceBytes>> pack(
            String site, String incident, String factsJson, String receiver, boolean isRedacted, Who who) {
        return Future.succeededFuture(Outcome.done(out -> out.write(new byte[] {'P', 'K'})));
    }

    @Override
    public Future<Hold> hold(
            RequestId requestId, String incident, String reason, String authority, Instant until, Who who) {
        return Future.succeededFuture(new Hold(requestId.value(), incident, reason, authority, until, null, null));
    }

    @Override
    public Future<Outcome<Hold.LiftStep>> lift(String holdId, Who who) {
        return Future.succeededFuture(Outcome.done(Hold.LiftStep.ASKED));
    }

    @Override
    public String publicKey() {
        return "key";
    }
}
