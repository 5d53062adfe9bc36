package vn.motcua.camera.evidence;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.still.StillRing;

/**
 * Fills the ring: takes a picture of each camera every few seconds, so that the moment before an alarm is known, one at its beginning and one
 * ten seconds later. A camera that gives none is asked more and more seldom. Event loop only.
 */
public final class StillWatch {
    /** Pictures under way at once: each is held in memory whole. */
    private static final int BUSY_MAX = 2;
    /** An alarm that comes so soon after a picture needs no other. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final Duration AFTER = Duration.ofSeconds(10);
    /** All cameras together are asked at most five times a second: many of them share one wire with everything else in the house. */
    private static final Duration APART = Duration.ofMillis(200);
    /** Known at a time; a device that makes up channels fills no memory. */
    static final int CAMERAS_MAX = 1_000;

    private static final Duration SELDOM = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(StillWatch.class);

    private final Vertx vertx;
    private final StillRing ring;
    private final Supplier<Instant> clock;
    private final Duration every;
    private final Map<String, Camera> cameras = new HashMap<>();
    private int busy;
    private int watched;
    private long looking = -1;

    private static final class Camera {
        final String name;
        final String channel;
        final Recorder recorder;
        final boolean isWatched;
        /** Null for one that is not due. */
        @Nullable
        Instant nextAt;

        Instant takenAt = Instant.EPOCH;
        int failures;
        boolean isBusy;

        Camera(String name, String channel, Recorder recorder, boolean isWatched, @Nullable Instant nextAt) {
            this.name = name;
            this.channel = channel;
            this.recorder = recorder;
            this.isWatched = isWatched;
            this.nextAt = nextAt;
        }
    }

    /** @param every picture of a camera */
    public StillWatch(Vertx vertx, StillRing ring, Supplier<Instant> clock, Duration every) {
        this.vertx = vertx;
        this.ring = ring;
        this.clock = clock;
        this.every = every;
    }

    /** As a camera is called in the ring. */
    public static String camera(String source, String channel) {
        return source + "/" + channel;
    }

    /** From now on its pictures of the last moments are known. */
    public void watch(String source, String channel, Recorder recorder) {
        String name = camera(source, channel);
        cameras.put(name, new Camera(name, channel, recorder, true, clock.get()));
        watched++;
    }

    private Duration pause() {
        Duration fair = APART.multipliedBy(watched);
        return every.compareTo(fair) > 0 ? every : fair;
    }

    public void start(Duration look) {
        looking = vertx.setPeriodic(look.toMillis(), tick -> look());
    }

    public void stop() {
        vertx.cancelTimer(looking);
    }

    /**
     * Something began.
     *
     * @param recorder to be asked for a picture; null where there is none, or the past can be asked for
     */
    public void begun(String source, String channel, Instant at, @Nullable Recorder recorder) {
        String name = camera(source, channel);
        ring.pin(name, at);
        if (recorder == null || cameras.size() >= CAMERAS_MAX && !cameras.containsKey(name)) return;
        Camera camera = cameras.computeIfAbsent(name, first -> new Camera(name, channel, recorder, false, null));
        Instant now = clock.get();
        if (camera.failures > 0) return;
        if (camera.takenAt.plus(FRESH).isBefore(now)) camera.nextAt = now;
        vertx.setTimer(AFTER.toMillis(), later -> {
            if (camera.failures == 0) camera.nextAt = clock.get();
        });
    }

    private void look() {
        Instant now = clock.get();
        ring.forget(now);
        PriorityQueue<Camera> due = new PriorityQueue<>(Comparator.comparing(camera -> camera.takenAt));
        for (Camera camera : cameras.values())
            if (!camera.isBusy && camera.nextAt != null && !now.isBefore(camera.nextAt)) due.add(camera);
        while (busy < BUSY_MAX && !due.isEmpty()) take(due.remove(), now);
    }

    private void take(Camera camera, Instant now) {
        camera.isBusy = true;
        camera.takenAt = now;
        camera.nextAt = camera.isWatched ? now.plus(pause()) : null;
        busy++;
        camera.recorder.now(camera.channel).onComplete(taken -> {
            busy--;
            camera.isBusy = false;
            if (taken.succeeded()) {
                camera.failures = 0;
                ring.add(camera.name, clock.get(), taken.result());
            } else failed(camera, taken.cause());
        });
    }

    private void failed(Camera camera, Throwable why) {
        if (camera.failures++ == 0) LOG.warn("camera {} gives no picture: {}", camera.name, String.valueOf(why));
        Duration pause = every.multipliedBy(1L << Math.min(camera.failures, 10));
        camera.nextAt = camera.isWatched ? clock.get().plus(pause.compareTo(SELDOM) > 0 ? SELDOM : pause) : null;
        // One that is asked at alarms only has no other time to show that it works again.
        if (!camera.isWatched) camera.failures = 0;
    }
}
