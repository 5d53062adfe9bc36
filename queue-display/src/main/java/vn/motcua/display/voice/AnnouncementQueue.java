package vn.motcua.display.voice;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.display.voice.AnnouncementOutcome.Missed;
import vn.motcua.display.voice.AnnouncementOutcome.Reason;
import vn.motcua.display.voice.AnnouncementOutcome.Spoken;

/**
 * Announcements one after another on a thread of its own: none lost, none overlapping, each ended exactly once.
 *
 * <p>First in, first out. At most {@code waitingMax} wait; beyond that the oldest is missed, because its call is the
 * least likely to be current. An id that was offered before is refused, within the last {@value #IDS_REMEMBERED} ids.
 * All methods are for any thread and none of them waits for sound; outcomes are told on the thread that caused them,
 * outside the lock.
 */
public final class AnnouncementQueue implements AutoCloseable {
    static final int IDS_REMEMBERED = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(AnnouncementQueue.class);
    private static final Duration HOLD_STEP = Duration.ofMillis(200);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    /** What to do with the announcement whose turn it is. */
    public enum Turn {
        SPEAK,
        /** Number and counter only: more wait than could be spoken in full while their calls are worth it. */
        SPEAK_SHORT,
        /** Not now; it keeps its place and those behind it wait too. */
        HOLD,
        /** Never: no longer the counter's current call. */
        MISS
    }

    private final Speaker speaker;
    private final Function<Announcement, Turn> gate;
    private final BiConsumer<Announcement, AnnouncementOutcome> listener;
    private final int waitingMax;
    private final Clock clock;

    private final Object lock = new Object();
    private final Deque<Announcement> waiting = new ArrayDeque<>();
    private final Map<String, Boolean> offered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > IDS_REMEMBERED;
        }
    };
    private @Nullable Thread thread;

    /**
     * @param gate asked on the announcer's thread just before speaking, and again while it says {@link Turn#HOLD}
     * @param listener told once how each accepted announcement ended; must not wait
     * @param waitingMax at least 1
     */
    public AnnouncementQueue(
            Speaker speaker,
            Function<Announcement, Turn> gate,
            BiConsumer<Announcement, AnnouncementOutcome> listener,
            int waitingMax,
            Clock clock) {
        if (waitingMax < 1) throw new IllegalArgumentException("waitingMax is at least 1, not " + waitingMax);
        this.speaker = speaker;
        this.gate = gate;
        this.listener = listener;
        this.waitingMax = waitingMax;
        this.clock = clock;
    }

    /** Starts speaking; what was offered before waits already. A stopped queue may be started again. */
    public void start() {
        synchronized (lock) {
            if (thread != null) return;
            thread = new Thread(this::run, "announcer");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Adds an announcement at the end.
     *
     * @return false if its id was offered before; nothing more happens to it then
     */
    public boolean offer(Announcement announcement) {
        Announcement pushedOut = null;
        synchronized (lock) {
            if (offered.putIfAbsent(announcement.id(), true) != null) return false;
            if (waiting.size() >= waitingMax) pushedOut = waiting.pollFirst();
            waiting.addLast(announcement);
            lock.notifyAll();
        }
        if (pushedOut != null) missed(pushedOut, Reason.QUEUE_FULL, waitingMax + " were waiting already");
        return true;
    }

    /** Ends everything that waits as missed; what is being spoken is spoken to its end. */
    public void missWaiting(Reason reason, String detail) {
        List<Announcement> ended;
        synchronized (lock) {
            ended = new ArrayList<>(waiting);
            waiting.clear();
        }
        ended.forEach(announcement -> missed(announcement, reason, detail));
    }

    /** Takes back everything that waits, without an outcome; those ids may be offered again. */
    public List<Announcement> withdraw() {
        synchronized (lock) {
            List<Announcement> withdrawn = new ArrayList<>(waiting);
            waiting.clear();
            withdrawn.forEach(announcement -> offered.remove(announcement.id()));
            return withdrawn;
        }
    }

    /** How many wait; the one being spoken is not among them. */
    public int waiting() {
        synchronized (lock) {
            return waiting.size();
        }
    }

    /** Cuts the current announcement, ends it and all that wait as missed, and returns when that is done. */
    public void stop() {
        Thread stopping;
        synchronized (lock) {
            stopping = thread;
            thread = null;
            lock.notifyAll();
        }
        if (stopping != null && stopping != Thread.currentThread()) {
            stopping.interrupt();
            join(stopping);
        }
        missWaiting(Reason.STOPPED, "the announcer was stopped");
    }

    private static void join(Thread stopping) {
        try {
            stopping.join(STOP_LIMIT.toMillis());
            if (stopping.isAlive()) LOG.error("the announcer did not stop in {} ms", STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void run() {
        Announcement next = first();
        while (next != null) {
            Turn turn = turn(next);
            if (turn == Turn.HOLD) pause();
            else if (take(next)) tell(next, turn == Turn.MISS ? superseded() : speak(next, turn == Turn.SPEAK_SHORT));
            next = first();
        }
    }

    /** The one whose turn it is, still in its place; null when this thread is no longer the announcer. */
    private @Nullable Announcement first() {
        synchronized (lock) {
            while (thread == Thread.currentThread() && waiting.isEmpty()) await(Duration.ZERO);
            return thread == Thread.currentThread() ? waiting.peekFirst() : null;
        }
    }

    private void pause() {
        synchronized (lock) {
            if (thread == Thread.currentThread()) await(HOLD_STEP);
        }
    }

    private void await(Duration limit) {
        try {
            lock.wait(limit.toMillis());
        } catch (InterruptedException e) {
            LOG.debug("woken to look whether to stop");
        }
    }

    /** False if it was ended or taken back since it was looked at. */
    private boolean take(Announcement announcement) {
        synchronized (lock) {
            if (thread != Thread.currentThread() || waiting.peekFirst() != announcement) return false;
            waiting.pollFirst();
            return true;
        }
    }

    private Turn turn(Announcement announcement) {
        try {
            return gate.apply(announcement);
        } catch (RuntimeException e) {
            LOG.error("nobody could say whether announcement {} is current; it is spoken", announcement.id(), e);
            return Turn.SPEAK;
        }
    }

    private AnnouncementOutcome superseded() {
        return missedNow(Reason.SUPERSEDED, "no longer the counter's current call");
    }

    private AnnouncementOutcome speak(Announcement announcement, boolean isShort) {
        try {
            Duration length = speaker.speak(announcement, isShort);
            return new Spoken(clock.instant(), length);
        } catch (UnreadableTextException e) {
            return missedNow(Reason.UNREADABLE, e.getMessage());
        } catch (SpeechException e) {
            return missedNow(Reason.SPEECH_FAILED, e.getMessage());
        } catch (NoSoundDeviceException e) {
            return missedNow(Reason.NO_SOUND_DEVICE, e.getMessage());
        } catch (AudioSinkException e) {
            return missedNow(Reason.SOUND_FAILED, e.getMessage());
        } catch (InterruptedException e) {
            return missedNow(Reason.STOPPED, "cut short");
        } catch (RuntimeException | Error e) {
            // Whatever one announcement does, the next one must be spoken.
            LOG.error("announcement {} failed by our mistake", announcement.id(), e);
            return missedNow(Reason.SPEECH_FAILED, e.toString());
        }
    }

    private Missed missedNow(Reason reason, @Nullable String detail) {
        return new Missed(clock.instant(), reason, detail == null ? "" : detail);
    }

    private void missed(Announcement announcement, Reason reason, String detail) {
        tell(announcement, missedNow(reason, detail));
    }

    private void tell(Announcement announcement, AnnouncementOutcome outcome) {
        try {
            listener.accept(announcement, outcome);
        } catch (RuntimeException e) {
            LOG.error("nobody took note that announcement {} ended as {}", announcement.id(), outcome, e);
        }
    }
}
