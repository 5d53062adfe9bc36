package vn.motcua.hub.evidence;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Refusals;

/** The store's work on threads that may block. Any thread. */
public final class StoredEvidence implements EvidenceService {
    private final Vertx vertx;
    private final EvidenceStore store;
    private final EvidencePack.Signer signer;
    private final Plays plays;

    public StoredEvidence(Vertx vertx, EvidenceStore store, EvidencePack.Signer signer, Clock clock) {
        this.plays = new Plays(clock);
        this.vertx = vertx;
        this.store = store;
        this.signer = signer;
    }

    @Override
    public Future<Kept> of(String incident) {
        return vertx.executeBlocking(
                () -> new Kept(
                        store.of(incident),
                        store.retention().holds(incident),
                        store.retention().keptAs(incident)),
                false);
    }

    @Override
    public Future<List<AuditEntry>> custody(String incident) {
        return vertx.executeBlocking(() -> store.custody(incident), false);
    }

    @Override
    public Future<AuditEntry> namesShown(String incident, Who who) {
        return vertx.executeBlocking(() -> store.namesShown(incident, who), false);
    }

    @Override
    public Future<Outcome<StoredItem>> attach(EvidenceItem item, byte[] bytes, Who who) {
        return asked(() -> {
            StoredItem there = store.take(item, bytes);
            store.attached(there, who);
            return there;
        });
    }

    @Override
    public Future<Outcome<Opened>> open(String id, Who who) {
        return asked(() -> new Opened(store.item(id), store.open(id, who)));
    }

    @Override
    public Future<Outcome<Playing>> play(String id, Who who) {
        return asked(() -> {
            store.open(id, who);
            return plays.begin(id, who.person());
        });
    }

    @Override
    public Future<Outcome<Optional<Part>>> part(String id, String playId, String person, ByteRange asked) {
        if (!plays.isOpen(playId, id, person))
            return Future.succeededFuture(Outcome.refused(Refusals.of("UNKNOWN_EVIDENCE")));
        return asked(() -> store.part(id, asked));
    }

    @Override
    public Future<Outcome<StoredItem>> redact(String id, List<Box> boxes, Who who) {
        return asked(() -> store.redactions().redact(id, boxes, who));
    }

    @Override
    public Future<Outcome<StoredItem>> confirm(String id, Who who) {
        return asked(() -> store.redactions().confirm(id, who));
    }

    @Override
    public Future<Outcome<EvidenceBytes>> pack(
            String site, String incident, String factsJson, String receiver, boolean isRedacted, Who who) {
        return asked(() -> store.export(
                new PackOrder(site, incident, Json.parseObject(factsJson), signer, receiver, isRedacted), who));
    }

    @Override
    public Future<Hold> hold(
            RequestId requestId, String incident, String reason, String authority, Instant until, Who who) {
        return vertx.executeBlocking(
                () -> store.retention().hold(requestId.value(), incident, reason, authority, until, who), false);
    }

    @Override
    public Future<Outcome<Hold.LiftStep>> lift(String holdId, Who who) {
        return vertx.executeBlocking(
                () -> {
                    try {
                        return Outcome.done(store.retention().lift(holdId, who));
                    } catch (EvidenceRefusedException refused) {
                        return Outcome.refused(
                                refused.reason() == EvidenceRefusedException.Reason.UNKNOWN
                                        ? Refusals.of("UNKNOWN_HOLD")
                                        : EvidenceService.refusal(refused.reason()));
                    }
                },
                false);
    }

    @Override
    public String publicKey() {
        return signer.publicKey();
    }

    /** What may be refused. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException, SQLException, EvidenceRefusedException;
    }

    private <T> Future<Outcome<T>> asked(Work<T> work) {
        return vertx.executeBlocking(
                () -> {
                    try {
                        return Outcome.done(work.run());
                    } catch (EvidenceRefusedException refused) {
                        return Outcome.refused(EvidenceService.refusal(refused.reason()));
                    }
                },
                false);
    }
}
