package vn.motcua.hub;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.hub.evidence.EvidencePack;
import vn.motcua.hub.evidence.EvidenceService;
import vn.motcua.hub.evidence.EvidenceSettings;
import vn.motcua.hub.evidence.EvidenceStore;
import vn.motcua.hub.evidence.SealedWords;
import vn.motcua.hub.evidence.StoredEvidence;
import vn.motcua.hub.evidence.WordRetention;
import vn.motcua.hub.evidence.WriterTransactions;
import vn.motcua.hub.platform.database.HubDatabase;
import vn.motcua.hub.platform.link.HubIdentity;

/** What a running hub does with evidence by itself: destroys what is due, and signs where the chain ends. Event loop. */
final class EvidenceKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceKeeping.class);

    private final Vertx vertx;
    private final EvidenceStore store;
    private final WordRetention words;
    private final EvidencePack.Signer signer;
    private final EvidenceService service;
    private volatile Future<Integer> running = Future.succeededFuture(0);

    private EvidenceKeeping(
            Vertx vertx, EvidenceStore store, WordRetention words, EvidencePack.Signer signer, Clock clock) {
        this.vertx = vertx;
        this.store = store;
        this.words = words;
        this.signer = signer;
        this.service = new StoredEvidence(vertx, store, signer, clock);
    }

    /** Blocking. */
    static EvidenceKeeping open(
            Vertx vertx, HubSettings settings, HubDatabase database, SealedWords sealed, Clock clock)
            throws IOException {
        Path home = settings.home();
        EvidenceSettings wanted = settings.evidence();
        HubIdentity identity = HubIdentity.in(home);
        WriterTransactions turns = new WriterTransactions(database);
        EvidenceStore store = new EvidenceStore(home, turns, clock, wanted.retention(), wanted.bytesMax());
        WordRetention words = new WordRetention(sealed, turns, clock, wanted.retention());
        EvidencePack.Signer signer = new EvidencePack.Signer(identity.publicKey(), identity.privateKey());
        return new EvidenceKeeping(vertx, store, words, signer, clock);
    }

    EvidenceStore store() {
        return store;
    }

    /** Always the same one: it knows who plays what. */
    EvidenceService service() {
        return service;
    }

    /** In the background; what fails now is tried again at the next call. */
    void tidy() {
        if (!running.isComplete()) return;
        running = vertx.executeBlocking(this::run, false)
                .onFailure(e -> LOG.warn("evidence that is due could not be destroyed: {}", e.getMessage()));
    }

    /** Done when what began is over: the store is still open then. */
    Future<Void> close() {
        return running.otherwise(0).mapEmpty();
    }

    private int run() throws IOException, SQLException {
        store.retention().classifyClosed();
        int destroyed = store.destroyDue();
        int silent = words.destroyDue();
        store.keepHead(signer);
        if (destroyed > 0) LOG.info("{} pieces of evidence were due and are destroyed", destroyed);
        if (silent > 0) LOG.info("{} words about incidents were due and are destroyed", silent);
        return destroyed;
    }
}
