package vn.motcua.camera.evidence;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.motcua.camera.spool.EvidenceSpool;
import vn.motcua.camera.spool.SpoolWriter;
import vn.motcua.camera.spool.Spooled;
import vn.motcua.edge.driver.BlockingTurns;

/** The spool from the event loop: one step after the other on a worker. Event loop only. */
final class SpoolDesk {
    private final BlockingTurns turns;
    private final EvidenceSpool spool;
    private boolean isClosed;

    private SpoolDesk(BlockingTurns turns, EvidenceSpool spool) {
        this.turns = turns;
        this.spool = spool;
    }

    static Future<SpoolDesk> open(Vertx vertx, Path folder, EvidenceSpool.Bounds bounds, Instant now) {
        BlockingTurns turns = new BlockingTurns(vertx);
        return turns.run(() -> EvidenceSpool.open(folder, bounds, now)).map(spool -> new SpoolDesk(turns, spool));
    }

    private <T> Future<T> run(Callable<T> work) {
        return isClosed ? Future.failedFuture("the spool is closed") : turns.run(work);
    }

    /** Takes nothing more, as if the process ended here; completes when nothing touches the folder any more. */
    Future<Void> close() {
        isClosed = true;
        return turns.run(() -> null);
    }

    /** What stands beside the bytes. */
    record Label(
            String wantId,
            String mediaType,
            Instant capturedAt,
            @Nullable Instant deviceAt) {}

    Future<Spooled> keep(Label label, byte[] bytes, Instant now) {
        return run(() -> {
            try (SpoolWriter writer = spool.writer()) {
                writer.write(bytes);
                return keep(writer, label, now);
            }
        });
    }

    private Spooled keep(SpoolWriter writer, Label label, Instant now) throws java.io.IOException {
        return spool.keep(writer, label.wantId(), label.mediaType(), label.capturedAt(), label.deviceAt(), now);
    }

    /** For one that comes in pieces; {@code judge} sees the whole before it is kept, and what it throws is the failure. */
    Future<Spooled> keep(
            Function<Function<byte[], Future<Void>>, Future<Void>> source, Callable<Label> judge, Instant now) {
        return run(spool::writer)
                .compose(writer -> source.apply(piece -> run(() -> {
                            writer.write(piece);
                            return null;
                        }))
                        .compose(whole -> run(() -> keep(writer, judge.call(), now)))
                        .eventually(() -> run(() -> {
                            writer.close();
                            return null;
                        })));
    }

    Future<List<Spooled>> waiting(Instant now) {
        return run(() -> {
            spool.expire(now);
            return spool.waiting();
        });
    }

    Future<byte[]> piece(Spooled one, int number) {
        return run(() -> spool.piece(one, number));
    }

    Future<Void> forget(String wantId) {
        return run(() -> {
            spool.forget(wantId);
            return null;
        });
    }

    Future<EvidenceFetcher.Level> level() {
        return run(() -> new EvidenceFetcher.Level(spool.waiting().size(), spool.bytes(), spool.dropped()));
    }
}
