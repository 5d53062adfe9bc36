package vn.motcua.hub.evidence;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EvidenceAnswered;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.platform.ledger.SiteWriter;

/** Over the store and the ledger: bytes go to the one, on threads that may block, what became of a want to the other. Any thread. */
public final class StoredCameraEvidence implements CameraEvidence {
    private static final int WANTED_MAX = 200;
    private static final int ASKED_MAX = 60;

    private final Vertx vertx;
    private final EvidenceStore store;
    private final SiteWriter writer;
    private final Readers readers;
    private final WantDesk desk;
    private final Clock clock;
    private final UploadTokens tokens;

    public StoredCameraEvidence(
            Vertx vertx, EvidenceStore store, SiteWriter writer, Readers readers, WantDesk desk, Clock clock) {
        this.vertx = vertx;
        this.store = store;
        this.writer = writer;
        this.readers = readers;
        this.desk = desk;
        this.clock = clock;
        tokens = new UploadTokens(clock);
    }

    @Override
    public Future<Outcome<Requests.WantedEvidence>> wanted(AgentId agent) {
        // What was found in time may be on its way for a while; who is asked when it is over says so himself.
        Instant now = clock.instant();
        return readers.read(connection -> {
                    try (Sql db = new Sql(connection)) {
                        return db.list(
                                WantProjection.SQL.get("open-of"),
                                row -> Want.of(row).wire(),
                                agent,
                                now.minus(WantRules.TRIES),
                                WANTED_MAX);
                    }
                })
                .map(found -> Outcome.done(new Requests.WantedEvidence(found)));
    }

    @Override
    public Future<Outcome<Requests.OfferedEvidence>> offer(AgentId agent, Requests.OfferEvidence offer) {
        return find(agent, offer.wantId())
                .compose(found -> found.isPresent()
                        ? announce(agent, found.get(), offer)
                        : Future.succeededFuture(Outcome.refused(Refusals.of("UNKNOWN_WANT"))));
    }

    private Future<Outcome<Requests.OfferedEvidence>> announce(AgentId agent, Want want, Requests.OfferEvidence offer) {
        EvidenceItem item;
        try {
            item = new EvidenceItem(
                    want.asked().incidentId(),
                    offer.sha256(),
                    offer.bytes(),
                    offer.mediaType(),
                    want.asked().source(),
                    want.asked().camera(),
                    offer.deviceAt(),
                    offer.capturedAt(),
                    clock.instant());
        } catch (IllegalArgumentException bad) {
            return Future.succeededFuture(
                    Outcome.refused(Refusals.of("BAD_REQUEST", String.valueOf(bad.getMessage()))));
        }
        return taken(want, agent, () -> store.announce(item))
                .map(outcome -> outcome.map(there -> new Requests.OfferedEvidence(
                        there.id(),
                        Seal.PIECE_BYTES,
                        next(there),
                        isWhole(there),
                        isWhole(there) ? "" : tokens.mint(want.asked().wantId(), there.id(), agent.value()))));
    }

    @Override
    public Future<Outcome<Progress>> piece(String token, String evidenceId, int number, byte[] bytes) {
        Optional<UploadTokens.Upload> upload = tokens.of(token, evidenceId);
        if (upload.isEmpty()) return Future.succeededFuture(Outcome.refused(Refusals.of("UPLOAD_NOT_OPEN")));
        AgentId agent = new AgentId(upload.get().agent());
        return find(agent, upload.get().wantId())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Outcome.<StoredItem>refused(Refusals.of("UNKNOWN_WANT")))
                        : taken(
                                found.get(),
                                agent,
                                () -> store.piece(evidenceId, (long) number * Seal.PIECE_BYTES, bytes)))
                .map(outcome -> outcome.map(there -> new Progress(next(there), isWhole(there))));
    }

    /** Whole, it answers its want: in the ledger before anybody is told. Stopped in between, the next offer does it. */
    private Future<Outcome<StoredItem>> taken(Want want, AgentId agent, Work work) {
        return vertx.<Outcome<StoredItem>>executeBlocking(
                        () -> {
                            try {
                                return Outcome.done(work.run());
                            } catch (EvidenceRefusedException refused) {
                                return Outcome.refused(EvidenceService.refusal(refused.reason()));
                            }
                        },
                        false)
                .compose(outcome -> outcome.match(
                        there -> isWhole(there)
                                ? brought(there, want, agent).map(done -> outcome)
                                : Future.succeededFuture(outcome),
                        refusal -> Future.succeededFuture(outcome)));
    }

    /** Who brought it stands in its custody before it counts as an answer. */
    private Future<Boolean> brought(StoredItem there, Want want, AgentId agent) {
        if (want.state() != Want.State.PENDING) return Future.succeededFuture(false);
        String id = want.asked().wantId();
        return vertx.<Boolean>executeBlocking(
                        () -> {
                            store.attached(there, new Who(agent.value(), "AGENT", "WANTED", id));
                            return true;
                        },
                        false)
                .compose(noted -> answer(id, there.id(), null));
    }

    @Override
    public Future<Outcome<Progress>> miss(AgentId agent, Requests.MissEvidence miss) {
        EvidenceAnswered.Failure failure;
        try {
            failure = EvidenceAnswered.Failure.valueOf(miss.reason());
        } catch (IllegalArgumentException unknown) {
            return Future.succeededFuture(Outcome.refused(Refusals.of("BAD_REQUEST", "reason")));
        }
        return find(agent, miss.wantId())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Outcome.refused(Refusals.of("UNKNOWN_WANT")))
                        : answer(miss.wantId(), null, failure).map(done -> Outcome.done(new Progress(0, false))));
    }

    /** @return whether it was the first */
    private Future<Boolean> answer(
            String wantId, @Nullable String evidenceId, EvidenceAnswered.@Nullable Failure failure) {
        return writer.command(null, "AnswerWant", Boolean.class, (now, ids) -> {
                    Optional<Want> want = desk.want(wantId);
                    if (want.isEmpty() || want.get().state() != Want.State.PENDING) return Decision.accepted(false);
                    return Decision.accepted(
                            true,
                            new EvidenceAnswered(wantId, want.get().asked().incidentId(), evidenceId, failure, now));
                })
                .map(outcome -> outcome.match(first -> first, refusal -> false));
    }

    private Future<Optional<Want>> find(AgentId agent, String wantId) {
        return readers.read(connection -> {
                    try (Sql db = new Sql(connection)) {
                        return db.first(WantProjection.SQL.get("want"), Want::of, wantId);
                    }
                })
                .map(found -> found.filter(want -> want.asked().agentId().equals(agent)));
    }

    @Override
    public Future<Outcome<Asked>> ask(RequestId requestId, String incident, @Nullable Instant moment, PersonId by) {
        return writer.command(requestId, "AskCameras", Asked.class, (now, ids) -> {
            List<Want> known = desk.of(incident);
            if (known.stream().anyMatch(want -> want.stateAt(now) == Want.State.PENDING))
                return Refusals.decision("EVIDENCE_PENDING");
            if (known.size() >= ASKED_MAX) return Refusals.decision("BAD_REQUEST", "wanted");
            List<Event> wants = desk.ask(incident, moment, by, now, ids);
            if (wants.isEmpty()) return Refusals.decision("NO_CAMERA_KNOWN");
            return new Decision.Accepted<>(wants, new Asked(wants.size()));
        });
    }

    @Override
    public Future<List<Want>> of(String incident) {
        return readers.read(connection -> {
            try (Sql db = new Sql(connection)) {
                return db.list(WantProjection.SQL.get("of"), Want::of, incident);
            }
        });
    }

    private static boolean isWhole(StoredItem item) {
        return item.state() == StoredItem.State.STORED;
    }

    private static int next(StoredItem item) {
        return (int) (item.got() / Seal.PIECE_BYTES);
    }

    @FunctionalInterface
    private interface Work {
        StoredItem run() throws IOException, SQLException, EvidenceRefusedException;
    }
}
