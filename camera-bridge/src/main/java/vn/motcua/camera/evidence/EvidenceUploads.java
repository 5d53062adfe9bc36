package vn.motcua.camera.evidence;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.evidence.EvidenceHub.Refused;
import vn.motcua.camera.evidence.EvidenceHub.Slot;
import vn.motcua.camera.spool.EvidenceSpool;
import vn.motcua.camera.spool.Spooled;

/**
 * Sends what lies in the spool, one after the other, oldest first, and lets go of it when the hub has all of it. What was cut goes on where the
 * hub says it stopped; what the hub takes no more is let go of. Event loop only.
 */
final class EvidenceUploads {
    private static final int PAUSES_MAX = 6;
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceUploads.class);

    /** Told of each want that lies in the spool no more. */
    interface Gone {
        /** @param isDone the hub has it or wants it no more; otherwise it was lost here */
        void accept(String wantId, boolean isDone);
    }

    private final Vertx vertx;
    private final EvidenceHub hub;
    private final SpoolDesk desk;
    private final Supplier<Instant> clock;
    private final Gone onGone;
    private final Duration pause;
    private final Set<String> putOff = new HashSet<>();
    private boolean isSending;
    private boolean isStopped;
    private int failures;
    private long timer = -1;

    /** @param pause after a failure, growing */
    EvidenceUploads(
            Vertx vertx, EvidenceHub hub, SpoolDesk desk, Supplier<Instant> clock, Gone onGone, Duration pause) {
        this.vertx = vertx;
        this.hub = hub;
        this.desk = desk;
        this.clock = clock;
        this.onGone = onGone;
        this.pause = pause;
    }

    /** Something lies in the spool, or the hub is there again. */
    void send() {
        vertx.cancelTimer(timer);
        if (isSending || isStopped) return;
        isSending = true;
        desk.waiting(clock.get()).compose(this::sendFirst).onComplete(done -> {
            isSending = false;
            if (done.failed()) later(done.cause());
            else if (done.result()) send();
            else if (!putOff.isEmpty()) later(new IOException(putOff.size() + " are put off"));
        });
    }

    void stop() {
        isStopped = true;
        vertx.cancelTimer(timer);
    }

    private void later(Throwable why) {
        LOG.debug("evidence waits: {}", why.getMessage());
        putOff.clear();
        failures = Math.min(PAUSES_MAX, failures + 1);
        if (!isStopped) timer = vertx.setTimer(pause.toMillis() << (failures - 1), again -> send());
    }

    /** @return whether there may be more */
    private Future<Boolean> sendFirst(List<Spooled> waiting) {
        for (Spooled one : waiting)
            if (!putOff.contains(one.wantId()))
                return sendOne(one).recover(failure -> failed(one, failure)).map(true);
        return Future.succeededFuture(false);
    }

    private Future<Void> sendOne(Spooled one) {
        return hub.offer(one)
                .compose(slot -> slot.isFinished() ? Future.succeededFuture() : sendPieces(one, slot, slot.nextPiece()))
                .compose(finished -> gone(one, true))
                .onSuccess(sent -> failures = 0);
    }

    private Future<Void> sendPieces(Spooled one, Slot slot, int piece) {
        if (slot.pieceBytes() != EvidenceSpool.PIECE)
            return Future.failedFuture(new IllegalStateException("the hub takes pieces of " + slot.pieceBytes()));
        if (isStopped) return Future.failedFuture("stopped");
        if ((long) piece * EvidenceSpool.PIECE >= one.bytes()) return Future.succeededFuture();
        return desk.piece(one, piece)
                .recover(unreadable -> Future.failedFuture(new Damaged(unreadable)))
                .compose(bytes -> hub.put(slot, piece, bytes))
                .compose(taken -> sendPieces(one, slot, piece + 1));
    }

    private Future<Void> gone(Spooled one, boolean isDone) {
        return desk.forget(one.wantId()).onSuccess(forgotten -> onGone.accept(one.wantId(), isDone));
    }

    /** The next one is tried, unless nobody is there to take any. */
    private Future<Void> failed(Spooled one, Throwable failure) {
        if (failure instanceof Damaged) {
            LOG.warn("evidence for {} cannot be read and is dropped", one.wantId(), failure.getCause());
            return gone(one, false);
        }
        if (!(failure instanceof Refused refused)) return Future.failedFuture(failure);
        if (refused.isPassing()) {
            putOff.add(one.wantId());
            return Future.succeededFuture();
        }
        LOG.warn("the hub does not take evidence for {}: {}", one.wantId(), refused.getMessage());
        // Where it does not want it any more this says nothing new; where it does, a person sees that nothing comes.
        return hub.failed(one.wantId(), Failure.REFUSED).otherwiseEmpty().compose(told -> gone(one, true));
    }

    /** It can be asked for at the device once more. */
    private static final class Damaged extends Exception {
        private static final long serialVersionUID = 1;

        Damaged(Throwable cause) {
            super(cause);
        }
    }
}
