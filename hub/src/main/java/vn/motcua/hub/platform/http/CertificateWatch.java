package vn.motcua.hub.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up a renewed certificate while the hub runs, and says early when the present one ends. Files that do not fit yet, because
 * only one of them has been copied, are looked at again in the next round. One event loop.
 */
final class CertificateWatch {
    /** How long before its end a certificate is worth a word. */
    static final Duration SOON = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
    private static final Duration REMINDER = Duration.ofDays(1);

    private final Vertx vertx;
    private final ListenSettings.Tls files;
    private final Clock clock;
    private final Function<TlsFiles, Future<?>> take;
    private List<FileTime> seen;
    private TlsFiles present;
    private Instant nextReminder;
    private boolean isRound;
    private long timer = -1;

    /** @param take serves with these from now on */
    CertificateWatch(
            Vertx vertx,
            ListenSettings.Tls files,
            TlsFiles present,
            List<FileTime> seen,
            Clock clock,
            Function<TlsFiles, Future<?>> take) {
        this.vertx = vertx;
        this.files = files;
        this.present = present;
        this.seen = seen;
        this.clock = clock;
        this.take = take;
        this.nextReminder = clock.instant();
    }

    /** When the files were last written, to be asked before they are read. Blocking. */
    static List<FileTime> times(ListenSettings.Tls files) {
        return List.of(time(files.certificate()), time(files.key()));
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            // Between the removal of the old one and the arrival of the new one.
            return FileTime.fromMillis(0);
        }
    }

    void start(Duration every) {
        remind();
        timer = vertx.setPeriodic(every.toMillis(), id -> round());
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private record Read(List<FileTime> times, TlsFiles files) {}

    private void round() {
        remind();
        if (isRound) return;
        isRound = true;
        List<FileTime> before = seen;
        vertx.executeBlocking(() -> {
                    List<FileTime> now = times(files);
                    return now.equals(before) ? null : new Read(now, TlsFiles.read(files));
                })
                .compose(read -> read == null ? Future.succeededFuture() : taken(read))
                .onComplete(done -> isRound = false)
                .onFailure(e -> LOG.warn("the new certificate is not taken up: {}", e.getMessage()));
    }

    private Future<?> taken(Read read) {
        return take.apply(read.files()).onSuccess(done -> {
            seen = read.times();
            present = read.files();
            nextReminder = clock.instant();
            LOG.info("serving with the certificate that is valid until {}", until());
        });
    }

    private void remind() {
        Instant now = clock.instant();
        if (now.isBefore(nextReminder) || now.plus(SOON).isBefore(until())) return;
        nextReminder = now.plus(REMINDER);
        if (now.isAfter(until())) LOG.error("the hub's certificate has expired: it was valid until {}", until());
        else LOG.warn("the hub's certificate ends soon: it is valid until {}", until());
    }

    private Instant until() {
        return present.own().getNotAfter().toInstant();
    }
}
