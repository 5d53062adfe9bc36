package vn.motcua.camera;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.source.Doubles;
import vn.motcua.camera.source.Fold;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Liveness;
import vn.motcua.camera.source.Seen;
import vn.motcua.camera.source.Seen.Phase;
import vn.motcua.camera.source.Skew;
import vn.motcua.core.event.CameraLiveness;
import vn.motcua.core.event.CameraSighting;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.module.ModuleContext;

/**
 * What one source says becomes sightings, what it does not say becomes known too. At most {@value #QUEUE_MAX} facts wait for
 * the store, as a camera never holds up a kiosk. Beyond that, and where the store refuses, a source that cannot say it again
 * loses them, counted; one that can is told that they were not taken, or waits. Event loop only.
 */
final class Teller {
    static final int QUEUE_MAX = 1_000;
    /** Facts in one commit: enough for a storm, and small beside a kiosk's ticket that waits behind it. */
    private static final int COMMIT_MAX = 100;

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

    /**
     * Whom it tells of.
     *
     * @param counters channel to the counter it looks at
     * @param idleEnd after which what is no more repeated is over; zero where ends are told
     * @param silentAfter after which it may be gone
     * @param isAgain whether what was not taken comes again
     */
    record About(
            String name, Map<String, CounterId> counters, Duration idleEnd, Duration silentAfter, boolean isAgain) {
        About {
            counters = Map.copyOf(counters);
        }
    }

    private record Waiting(Event event, Promise<Void> stored) {}

    private final ModuleContext context;
    private final About about;
    private final Onlooker onlooker;
    private final Doubles doubles;
    private final Fold fold;
    private final Liveness liveness;
    private final Skew skew = new Skew();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final long startedNanos = System.nanoTime();
    private @Nullable Long ticking;
    /** Also until what a run before left open is known: it is ended before anything else is told. */
    private boolean isStoring = true;

    private boolean isRemembering;
    private String remembered = "";
    private boolean isStopped;
    private boolean isWarned;
    private boolean arePlacesTold;
    private long heard;
    private long told;
    private long refused;
    private long faults;
    private long dropped;
    private long doubled;

    /** Told of what begins, and of every picture that came with something told. */
    interface Onlooker {
        /** @param at by the hub's clock */
        void saw(String source, Seen seen, Phase phase, Instant at);

        /** Whether there are pictures of this source to be had. */
        default boolean shows(String source) {
            return false;
        }
    }

    /**
     * What all sources of an agent share.
     *
     * @param doubles which of them tells what several hear
     */
    record Shared(Onlooker onlooker, Doubles doubles) {}

    Teller(ModuleContext context, About about, Shared shared) {
        this.context = context;
        this.about = about;
        this.onlooker = shared.onlooker();
        this.doubles = shared.doubles();
        fold = new Fold(about.idleEnd());
        liveness = new Liveness(about.silentAfter(), steady());
    }

    void start() {
        ticking = context.vertx().setPeriodic(TICK.toMillis(), tick -> tick());
        context.load(openKey()).onComplete(loaded -> {
            if (loaded.failed()) LOG.warn("camera {}: what was open before is not known", about.name(), loaded.cause());
            else loaded.result().map(OpenCourses::read).ifPresent(this::endAll);
            goOn();
        });
    }

    private String openKey() {
        return "open:" + about.name();
    }

    /** Nobody heard how these went on; what still does begins anew. */
    private void endAll(OpenCourses before) {
        Instant now = context.hubNow();
        List<OpenCourses.Course> open = before.courses();
        for (int last = open.size() - 1; last >= 0; last--) {
            OpenCourses.Course one = open.get(last);
            Event end = sighting(one.channel(), one.kind(), Phase.END, one.key(), null, now, true, 0, Map.of(), false);
            queue.addFirst(new Waiting(end, Promise.promise()));
            told++;
        }
        remembered = before.json();
        remember();
    }

    /** One at a time: what changed meanwhile is remembered by the next. */
    private void remember() {
        String open = OpenCourses.of(fold.open().stream()
                        .filter(one -> !doubles.isSilent(about.name(), one))
                        .toList())
                .json();
        if (isRemembering || isStopped || open.equals(remembered)) return;
        isRemembering = true;
        remembered = open;
        context.save(openKey(), open).onComplete(saved -> {
            isRemembering = false;
            // Tried again with the next tick.
            if (saved.failed()) remembered = "";
            else remember();
        });
    }

    void stop() {
        isStopped = true;
        if (ticking != null) context.vertx().cancelTimer(ticking);
    }

    /** Goes on evenly whatever is done to a clock. */
    private Instant steady() {
        return Instant.EPOCH.plusNanos(System.nanoTime() - startedNanos);
    }

    void opened(Optional<Instant> clock) {
        clock.ifPresent(device -> skew.clock(device, context.hubNow()));
        changed(liveness.heard(steady()));
    }

    /** Completes when what is worth telling of it is stored. */
    Future<Void> heard(List<Heard> heard) {
        changed(liveness.heard(steady()));
        // Before folding: what is folded and not taken would be taken for a repeat when it comes again.
        if (isFull() && about.isAgain()) return Future.failedFuture("too much waits for the store");
        List<Future<Void>> stored = new ArrayList<>();
        for (Heard one : heard) one.match(seen -> seen(seen, stored), alive -> true, this::refuse, this::fault);
        return stored.isEmpty() ? Future.succeededFuture() : Future.all(stored).mapEmpty();
    }

    private boolean seen(Seen seen, List<Future<Void>> stored) {
        heard++;
        for (Fold.Folded folded : fold.heard(seen, steady())) stored.add(tell(folded));
        return true;
    }

    private boolean refuse(Heard.Refused what) {
        refused(what);
        return true;
    }

    /** Also what was turned away at a door before anything of it was read. */
    void refused(Heard.Refused what) {
        if (++refused % 100 == 1)
            LOG.info("camera {}: {} {} refused ({} so far)", about.name(), what.why(), what.what(), refused);
    }

    private boolean fault(Heard.Fault what) {
        if (++faults % 100 == 1)
            LOG.warn("camera {}: {} {} ({} so far)", about.name(), what.code(), what.what(), faults);
        return true;
    }

    void lost(String reason) {
        changed(liveness.lost(reason, steady()));
    }

    private void tick() {
        changed(liveness.tick(steady()));
        fold.tick(steady()).forEach(this::tellUnasked);
        remember();
        show();
    }

    private void tellUnasked(Fold.Folded folded) {
        tell(folded).onFailure(failure -> dropped++);
    }

    /** Pictures of a counter can be asked for only where it is known which camera looks at it, also one that has seen nothing yet. */
    private void tellPlaces() {
        if (arePlacesTold || !onlooker.shows(about.name())) return;
        arePlacesTold = true;
        Map<String, String> there = Map.of("active", "true");
        for (String channel : about.counters().keySet())
            offer(sighting(
                            channel,
                            Seen.Kind.AVAILABILITY.word(),
                            Phase.STATE,
                            "",
                            null,
                            context.hubNow(),
                            false,
                            0,
                            there,
                            false))
                    .onFailure(failure -> dropped++);
    }

    private void changed(Optional<Liveness.Change> change) {
        change.ifPresent(to -> {
            if (to.state() == Liveness.State.ALIVE) tellPlaces();
            else doubles.lost(about.name());
        });
        change.ifPresent(
                to -> offer(new CameraLiveness(about.name(), "", to.state().name(), context.hubNow(), to.reason()))
                        .onFailure(failure -> dropped++));
    }

    private Future<Void> tell(Fold.Folded folded) {
        Optional<Fold.Folded> ours = doubles.told(about.name(), folded, System.nanoTime());
        if (ours.isPresent()) return tellIt(ours.get());
        doubled++;
        return Future.succeededFuture();
    }

    private Future<Void> tellIt(Fold.Folded folded) {
        Seen seen = folded.seen();
        Instant now = context.hubNow();
        Instant at = folded.isInferred() ? now : skew.correct(seen.deviceAt(), seen.isLate(), now);
        if (skew.isOff() && !isWarned) {
            isWarned = true;
            LOG.warn(
                    "camera {}: its clock is {} s ahead",
                    about.name(),
                    skew.ahead().toSeconds());
        }
        // Before it is told: begun and not remembered it would stay open after a crash.
        if (folded.phase() == Phase.START) remember();
        if (!folded.isInferred() && !seen.isLate()) onlooker.saw(about.name(), seen, folded.phase(), at);
        return offer(sighting(
                seen.channel(),
                seen.kind().word(),
                folded.phase(),
                seen.key(),
                seen.deviceAt(),
                at,
                folded.isInferred(),
                folded.repeats(),
                plain(seen.detail()),
                seen.isLate()));
    }

    private CameraSighting sighting(
            String channel,
            String kind,
            Phase phase,
            String key,
            @Nullable Instant deviceAt,
            Instant at,
            boolean isInferred,
            int repeats,
            Map<String, String> detail,
            boolean isLate) {
        return new CameraSighting(
                UUID.randomUUID().toString(),
                about.name(),
                channel.isEmpty() ? about.name() : channel,
                channel,
                about.counters().get(channel),
                kind,
                phase.name(),
                key,
                deviceAt,
                at,
                context.hubNow(),
                isInferred,
                repeats,
                detail,
                isLate);
    }

    private static Map<String, String> plain(Map<String, String> detail) {
        return detail.entrySet().stream()
                .filter(one ->
                        one.getKey().matches("[a-zA-Z]{1,24}") && one.getValue().length() <= CameraSighting.VALUE_MAX)
                .limit(CameraSighting.DETAILS_MAX)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Future<Void> offer(Event event) {
        if (isFull() && !about.isAgain()) {
            dropped++;
            return Future.succeededFuture();
        }
        Waiting waiting = new Waiting(event, Promise.promise());
        queue.add(waiting);
        told++;
        store();
        return waiting.stored().future();
    }

    private boolean isFull() {
        return queue.size() >= QUEUE_MAX;
    }

    /** In order; what waits while one commit is made goes with the next. */
    private void store() {
        if (isStoring || isStopped || queue.isEmpty()) return;
        isStoring = true;
        List<Waiting> next = new ArrayList<>();
        while (next.size() < COMMIT_MAX && !queue.isEmpty()) next.add(queue.remove());
        context.appendAll(next.stream().map(Waiting::event).toList()).onComplete(stored -> {
            if (stored.failed() && about.isAgain()) {
                // Folding has it already: said again it would be taken for a repeat. So it waits here, and its source
                // waits too.
                for (int last = next.size() - 1; last >= 0; last--) queue.addFirst(next.get(last));
                context.vertx().setTimer(RETRY.toMillis(), again -> goOn());
                return;
            }
            if (stored.failed()) dropped += next.size();
            next.forEach(one -> one.stored().complete());
            context.vertx().runOnContext(then -> goOn());
        });
    }

    private void goOn() {
        isStoring = false;
        store();
    }

    private void show() {
        context.publishLocal(
                "camera",
                about.name(),
                Json.object()
                        .put("state", liveness.state().name())
                        .put("heard", heard)
                        .put("told", told)
                        .put("refused", refused)
                        .put("faults", faults)
                        .put("dropped", dropped + fold.dropped())
                        .put("doubled", doubled)
                        .put("clockAheadSeconds", skew.ahead().toSeconds()));
    }
}
