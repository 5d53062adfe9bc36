package vn.motcua.hub.scan;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.hub.platform.http.RefusedException;

/** Reads pictures one at a time, beside everything else the hub does; beyond a few that wait it is busy. Any thread. */
public final class ScanPictures implements AutoCloseable {
    public static final int BYTES_MAX = ScanPicture.BYTES_MAX;
    private static final int WAITING_MAX = 4;
    private static final Logger LOG = LoggerFactory.getLogger(ScanPictures.class);

    private final WorkerExecutor worker;
    private final AtomicInteger waiting = new AtomicInteger();

    public ScanPictures(Vertx vertx) {
        worker = vertx.createSharedWorkerExecutor(
                "scan-pictures", 1, Duration.ofSeconds(60).toNanos());
    }

    /** How long a picture may wait and be looked at: well within the time in which a page gets an answer. */
    public static final Duration WITHIN = Duration.ofSeconds(10);

    /**
     * The texts of all codes in a JPEG or PNG. Fails with {@code BAD_PICTURE}, {@code NO_CODE} or {@code BUSY}: also when it came too late
     * for its page, whatever was found.
     */
    public Future<List<String>> read(byte[] picture) {
        return read(picture, WITHIN);
    }

    Future<List<String>> read(byte[] picture, Duration within) {
        long began = System.nanoTime();
        BooleanSupplier isInTime = () -> System.nanoTime() - began < within.toNanos();
        if (waiting.incrementAndGet() > WAITING_MAX) {
            waiting.decrementAndGet();
            return Future.failedFuture(RefusedException.later("BUSY", Duration.ofSeconds(2)));
        }
        return worker.executeBlocking(() -> texts(picture, isInTime), true)
                .onComplete(done -> waiting.decrementAndGet());
    }

    private static List<String> texts(byte[] picture, BooleanSupplier isInTime) {
        if (!isInTime.getAsBoolean()) throw tooLate();
        try {
            List<String> texts = ScanPicture.read(picture, isInTime);
            if (!isInTime.getAsBoolean()) throw tooLate();
            if (texts.isEmpty()) throw new RefusedException("NO_CODE");
            return texts;
        } catch (ScanPicture.NoPicture e) {
            LOG.debug("a picture was not read: {}", e.getMessage());
            throw new RefusedException("BAD_PICTURE");
        }
    }

    private static RefusedException tooLate() {
        return RefusedException.later("BUSY", Duration.ofSeconds(2));
    }

    @Override
    public void close() {
        worker.close().onFailure(e -> LOG.debug("worker did not close: {}", e.getMessage()));
    }
}
