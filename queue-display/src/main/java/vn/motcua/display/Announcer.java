package vn.motcua.display;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.wire.Json;
import vn.motcua.display.AnnouncerRules.Verdict;
import vn.motcua.display.BoardCalls.Announced;
import vn.motcua.display.voice.Announcement;
import vn.motcua.display.voice.AnnouncementOutcome;
import vn.motcua.display.voice.AnnouncementOutcome.Missed;
import vn.motcua.display.voice.AnnouncementOutcome.Reason;
import vn.motcua.display.voice.AnnouncementOutcome.Spoken;
import vn.motcua.display.voice.AnnouncementQueue;
import vn.motcua.display.voice.AnnouncementQueue.Turn;
import vn.motcua.display.voice.AudioSink;
import vn.motcua.display.voice.Speaker;
import vn.motcua.edge.module.FeedView;
import vn.motcua.edge.module.ModuleContext;

/**
 * Hears the board's feed and speaks its calls while it is the zone's announcer and the hub's word is fresh (I8). Event
 * loop only, except {@link #turn}, which the queue's thread asks against an immutable view.
 */
final class Announcer {
    /** Older than this, the hub's word is stale and the voice stops (I8). */
    static final Duration STALE = Duration.ofSeconds(3);

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration RETRY_EVERY = Duration.ofSeconds(5);
    private static final Duration SOUND_EVERY = Duration.ofSeconds(15);
    static final String LOCAL_TOPIC = "voice";
    private static final ZoneId BEFORE_THE_SITE_IS_KNOWN = ZoneId.of("Asia/Ho_Chi_Minh");

    private final ModuleContext context;
    private final DisplaySettings settings;
    private final AudioSink sink;
    private final EndingReporter reporter;
    private final ZoneLease lease;
    private final SoundWatch sound;
    private final Speaker speaker;
    private final AnnouncementQueue queue;
    private final Context loop;
    private final Map<String, Announced> queued = new ConcurrentHashMap<>();
    private final long[] timers = new long[4];

    private boolean ignoresThePast;
    private @Nullable FeedView feed;
    private boolean isStopped;
    private boolean wasQuiet;
    private String shownState = "";
    private volatile View view = new View(false, BoardCalls.read(Map.of()), System.nanoTime());

    /** What the queue's thread may know; {@code maySpeak} is worth nothing once the view is old. */
    private record View(boolean maySpeak, BoardCalls board, long nanos) {
        boolean isOld() {
            return System.nanoTime() - nanos > STALE.toNanos();
        }
    }

    /** @param isFirstRun whether nothing is remembered: then calls of long ago are somebody else's */
    Announcer(
            ModuleContext context,
            DisplaySettings settings,
            Speaker speaker,
            AudioSink sink,
            AnnouncerMemory memory,
            boolean isFirstRun) {
        this.context = context;
        this.settings = settings;
        this.speaker = speaker;
        this.sink = sink;
        this.ignoresThePast = isFirstRun;
        this.reporter = new EndingReporter(context, settings.zone(), memory);
        this.lease = new ZoneLease(context, settings.zone(), this::look);
        this.sound = new SoundWatch(context, sink, this::look);
        this.loop = context.vertx().getOrCreateContext();
        this.queue =
                new AnnouncementQueue(speaker, this::turn, this::ended, settings.waitingMax(), new HubClock(context));
    }

    void start() {
        feed = context.subscribe(List.of(topic()), this::look);
        queue.start();
        timers[0] = every(LOOK_EVERY, this::lookAgain);
        timers[1] = every(ZoneLease.ASK_EVERY, lease::ask);
        timers[2] = every(SOUND_EVERY, sound::ask);
        timers[3] = every(RETRY_EVERY, reporter::flush);
        reporter.flush();
        sound.ask();
        lease.ask();
    }

    private long every(Duration pause, Runnable task) {
        return context.vertx().setPeriodic(pause.toMillis(), id -> task.run());
    }

    private String topic() {
        return "board:" + settings.zone().value();
    }

    /** What was not spoken to its end stays open: it is judged anew when the agent is back. */
    Future<Void> stop() {
        isStopped = true;
        for (long timer : timers) context.vertx().cancelTimer(timer);
        if (feed != null) feed.close();
        return context.vertx().executeBlocking(() -> {
            queue.withdraw();
            queue.stop();
            sink.close();
            return null;
        });
    }

    /** The view is renewed often and the feed read only when something may have changed. */
    private void lookAgain() {
        speaker.volume(settings.hours().volumePercent(siteTime()));
        if (maySpeak() != view.maySpeak() || isQuiet() != wasQuiet) look();
        else view = new View(view.maySpeak(), view.board(), System.nanoTime());
    }

    private void look() {
        if (isStopped || feed == null) return;
        boolean isFresh = isFresh();
        boolean maySpeak = maySpeak();
        wasQuiet = isQuiet();
        BoardCalls board = BoardCalls.read(feed.topic(topic()));
        view = new View(maySpeak, board, System.nanoTime());
        if (!maySpeak) withdraw();
        if (isFresh && lease.isHeld()) consider(board);
        show(state(isFresh));
    }

    private boolean maySpeak() {
        return lease.isHeld() && isFresh() && !isQuiet();
    }

    private boolean isQuiet() {
        return settings.hours().isQuiet(siteTime());
    }

    private LocalTime siteTime() {
        ZoneId zone = context.site().map(site -> site.calendar().zone()).orElse(BEFORE_THE_SITE_IS_KNOWN);
        return context.hubNow().atZone(zone).toLocalTime();
    }

    private boolean isFresh() {
        return feed != null && feed.isLive() && feed.age().compareTo(STALE) <= 0;
    }

    private void withdraw() {
        queue.withdraw().forEach(announcement -> queued.remove(announcement.id()));
    }

    private void consider(BoardCalls board) {
        Instant now = context.hubNow();
        for (Announced one : board.announced()) {
            if (one.isEnded()
                    || reporter.hasEnded(one.id())
                    || queued.containsKey(one.id().value())) continue;
            boolean isLongAgo = one.at().plus(settings.validFor()).isBefore(now);
            if (ignoresThePast && isLongAgo) reporter.ignore(one.id(), now);
            else consider(one, board, now);
        }
        ignoresThePast = false;
    }

    private void consider(Announced one, BoardCalls board, Instant now) {
        Verdict verdict = isQuiet() ? Verdict.QUIET : AnnouncerRules.judge(one, board, now, settings.validFor());
        if (verdict != Verdict.SPEAK) {
            reporter.missed(one.id(), verdict.name(), now);
            return;
        }
        queued.put(one.id().value(), one);
        queue.offer(new Announcement(one.id().value(), one.number(), one.counter()));
    }

    /** Asked on the queue's thread. */
    private Turn turn(Announcement announcement) {
        View known = view;
        Announced one = queued.get(announcement.id());
        if (one == null || !known.maySpeak() || known.isOld()) return Turn.HOLD;
        if (!known.board().holds(one)) return Turn.MISS;
        Verdict verdict = AnnouncerRules.judge(one, known.board(), context.hubNow(), settings.validFor());
        if (verdict != Verdict.SPEAK) return Turn.MISS;
        return AnnouncerRules.isShort(queue.waiting() - 1) ? Turn.SPEAK_SHORT : Turn.SPEAK;
    }

    /** Told on whichever thread ended it. */
    private void ended(Announcement announcement, AnnouncementOutcome outcome) {
        loop.runOnContext(
                done -> outcome.match(spoken -> note(announcement, spoken), missed -> note(announcement, missed)));
    }

    private boolean note(Announcement announcement, Spoken spoken) {
        reporter.spoken(new AnnouncementId(announcement.id()), spoken.at());
        return queued.remove(announcement.id()) != null;
    }

    private boolean note(Announcement announcement, Missed missed) {
        if (missed.reason() == Reason.STOPPED) return false;
        if (missed.reason() == Reason.NO_SOUND_DEVICE) sound.ask();
        reporter.missed(new AnnouncementId(announcement.id()), missed.reason().name(), missed.at());
        return queued.remove(announcement.id()) != null;
    }

    /** For the foot of the board page. */
    private void show(String state) {
        if (state.equals(shownState)) return;
        shownState = state;
        context.publishLocal(
                LOCAL_TOPIC,
                "state",
                Json.object().put("zone", settings.zone().value()).put("state", state));
    }

    private String state(boolean isFresh) {
        if (!sound.isReady()) return "NO_SOUND";
        if (!isFresh) return "HELD";
        if (isQuiet()) return "QUIET";
        return lease.isHeld() ? "READY" : "STANDBY";
    }

    /** Hub time as a clock for the queue. */
    private static final class HubClock extends Clock {
        private final ModuleContext context;

        HubClock(ModuleContext context) {
            this.context = Objects.requireNonNull(context);
        }

        @Override
        public Instant instant() {
            return context.hubNow();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
