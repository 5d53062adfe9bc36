package vn.motcua.camera.evidence;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.evidence.Want.Media;
import vn.motcua.camera.spool.EvidenceSpool;
import vn.motcua.camera.spool.Spooled;
import vn.motcua.camera.still.Still;
import vn.motcua.camera.still.StillFault;
import vn.motcua.camera.still.StillRing;

/**
 * Asks the hub what pictures and clips it wants, finds each in the ring or at its device, tries again as long as the want lasts, and sends what
 * lies in the spool. What it holds in memory is forgotten by a restart and asked for anew: the hub keeps its wants, the spool what was found.
 * Event loop only.
 */
public final class EvidenceFetcher {
    /** At a device a download may be slow and its connections are few. */
    private static final int BUSY_MAX = 2;

    private static final int JOBS_MAX = 256;
    private static final int DONE_MAX = 512;
    private static final double JITTER = 0.2;
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceFetcher.class);

    /**
     * What it works with.
     *
     * @param recorders by name of the source; null where there is none
     * @param clock of the hub
     * @param jitter from 0 to 1
     */
    public record Parts(
            Vertx vertx,
            EvidenceHub hub,
            StillRing ring,
            Function<String, @Nullable Recorder> recorders,
            Supplier<Instant> clock,
            DoubleSupplier jitter) {}

    /**
     * How often.
     *
     * @param ask the hub is asked for wants
     * @param look jobs are looked at
     * @param pause after an upload that failed
     */
    public record Pace(Duration ask, Duration look, Duration pause) {
        public static final Pace USUAL = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    /**
     * What lies in the spool.
     *
     * @param waiting pictures and clips
     * @param dropped lost to its bounds since the start
     */
    public record Level(int waiting, long bytes, long dropped) {}

    private final Parts parts;
    private final Pace pace;
    private final SpoolDesk desk;
    private final EvidenceUploads uploads;
    private final Map<String, FetchJob> jobs = new LinkedHashMap<>();
    /** Wants whose bytes lie in the spool. */
    private final Set<String> spooled = new HashSet<>();
    /** The hub may still name these in an answer that was under way. */
    private final Deque<String> done = new ArrayDeque<>();

    private long asking = -1;
    private long looking = -1;
    private boolean isAsking;
    private boolean isStopped;
    private int busy;

    private EvidenceFetcher(Parts parts, Pace pace, SpoolDesk desk) {
        this.parts = parts;
        this.pace = pace;
        this.desk = desk;
        uploads = new EvidenceUploads(parts.vertx(), parts.hub(), desk, parts.clock(), this::gone, pace.pause());
    }

    /** Begins with what a run before left in the spool. */
    public static Future<EvidenceFetcher> start(Parts parts, Pace pace, Path folder, EvidenceSpool.Bounds bounds) {
        Instant now = parts.clock().get();
        return SpoolDesk.open(parts.vertx(), folder, bounds, now)
                .compose(desk -> desk.waiting(now).map(left -> {
                    EvidenceFetcher fetcher = new EvidenceFetcher(parts, pace, desk);
                    left.forEach(one -> fetcher.spooled.add(one.wantId()));
                    fetcher.begin();
                    return fetcher;
                }));
    }

    private void begin() {
        looking = parts.vertx().setPeriodic(pace.look().toMillis(), tick -> look());
        linked();
    }

    public Future<Level> level() {
        return desk.level();
    }

    /** Completes when nothing touches the spool any more. */
    public Future<Void> stop() {
        isStopped = true;
        parts.vertx().cancelTimer(asking);
        parts.vertx().cancelTimer(looking);
        uploads.stop();
        return desk.close();
    }

    /** The hub is there: it may want something, and what waits may go. */
    public void linked() {
        if (isStopped) return;
        uploads.send();
        ask();
    }

    private void ask() {
        if (isAsking || isStopped) return;
        isAsking = true;
        parts.vertx().cancelTimer(asking);
        parts.hub()
                .wanted()
                .onSuccess(wants -> wants.forEach(this::take))
                .onFailure(away -> LOG.debug("the hub cannot say what it wants: {}", away.getMessage()))
                .onComplete(asked -> {
                    isAsking = false;
                    if (!isStopped) asking = parts.vertx().setTimer(nextAsk(), again -> ask());
                });
    }

    private long nextAsk() {
        return Math.max(
                1,
                Math.round(pace.ask().toMillis() * (1 - JITTER * parts.jitter().getAsDouble())));
    }

    private void take(Want want) {
        boolean isKnown =
                jobs.containsKey(want.wantId()) || spooled.contains(want.wantId()) || done.contains(want.wantId());
        if (!isKnown && jobs.size() < JOBS_MAX) jobs.put(want.wantId(), new FetchJob(want));
    }

    private void look() {
        Instant now = parts.clock().get();
        parts.ring().forget(now);
        for (FetchJob job : new ArrayList<>(jobs.values())) {
            if (busy >= BUSY_MAX || isStopped) return;
            if (job.isDue(now)) step(job, now);
        }
    }

    private void step(FetchJob job, Instant now) {
        Want want = job.want();
        if (job.failure() != null) {
            run(job, tell(job, job.failure()));
            return;
        }
        Recorder recorder = parts.recorders().apply(want.source());
        var near = parts.ring().nearest(StillWatch.camera(want.source(), want.channel()), want.at());
        boolean isRecording = recorder != null && recorder.isRecording();
        switch (FetchRules.next(want, now, near.isPresent(), recorder != null, isRecording)) {
            case WAIT -> job.again(FetchRules.due(want));
            case FROM_RING -> near.ifPresent(kept -> run(job, keep(want, kept.at(), kept.still())));
            case ASK_NOW -> run(job, recorder.now(want.channel()).compose(still -> keep(want, now, still)));
            case ASK_PAST -> run(job, want.media() == Media.CLIP ? clip(job, recorder) : past(want, recorder));
            case GIVE_UP -> {
                job.giveUp(now);
                step(job, now);
            }
        }
    }

    /** The device's clock stands in its answer of now; of a past picture nobody knows it. */
    private Future<Void> past(Want want, Recorder recorder) {
        return recorder.past(want.channel(), want.at())
                .compose(still ->
                        keep(want, want.at(), new Still(still.mediaType(), still.bytes(), java.util.Optional.empty())));
    }

    private Future<Void> keep(Want want, Instant at, Still still) {
        var label = new SpoolDesk.Label(
                want.wantId(), still.mediaType(), at, still.deviceAt().orElse(null));
        return kept(desk.keep(label, still.bytes(), parts.clock().get()));
    }

    private Future<Void> clip(FetchJob job, Recorder recorder) {
        Want want = job.want();
        ClipCheck check = new ClipCheck();
        var label = new SpoolDesk.Label(want.wantId(), "video/mp4", want.from(), null);
        int tried = job.tried();
        return kept(desk.keep(
                sink -> recorder.clip(want.channel(), want.from(), want.to(), bytes -> {
                    check.feed(bytes);
                    return sink.apply(bytes);
                }),
                () -> {
                    FetchRules.judge(want, check, tried);
                    return label;
                },
                parts.clock().get()));
    }

    private Future<Void> kept(Future<Spooled> keeping) {
        return keeping.onSuccess(one -> {
                    spooled.add(one.wantId());
                    jobs.remove(one.wantId());
                    uploads.send();
                })
                .mapEmpty();
    }

    private void run(FetchJob job, Future<Void> work) {
        job.begin();
        busy++;
        work.onComplete(ended -> {
            busy--;
            if (isStopped || ended.succeeded()) return;
            StillFault.Why why = ended.cause() instanceof StillFault fault ? fault.why() : null;
            if (why == null) LOG.warn("evidence for {}: {}", job.want().wantId(), String.valueOf(ended.cause()));
            job.failed(why, parts.clock().get());
        });
    }

    /** Told again until the hub heard it. */
    private Future<Void> tell(FetchJob job, Failure why) {
        String want = job.want().wantId();
        return parts.hub()
                .failed(want, why)
                .recover(failure -> failure instanceof EvidenceHub.Refused refused && !refused.isPassing()
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure))
                .onSuccess(told -> {
                    LOG.info("no picture for {}: {}", want, why);
                    jobs.remove(want);
                    remember(want);
                });
    }

    private void gone(String wantId, boolean isDone) {
        spooled.remove(wantId);
        if (isDone) remember(wantId);
    }

    private void remember(String wantId) {
        done.add(wantId);
        if (done.size() > DONE_MAX) done.remove();
    }
}
