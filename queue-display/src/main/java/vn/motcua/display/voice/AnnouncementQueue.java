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
import java.util.function.Predicate;
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
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private final Speaker speaker;
    private final Predicate<Announcement> isCurrent;
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
     * @param isCurrent asked just before speaking; an announcement it refuses is missed as outdated
     * @param listener told once how each accepted announcement ended; must not wait
     * @param waitingMax at least 1
     */
    public AnnouncementQueue(
            Speaker speaker,
            Predicate<Announcement> isCurrent,
            BiConsumer<Announcement, AnnouncementOutcome> listener,
            int waitingMax,
            Clock clock) {
        if (waitingMax < 1) throw new IllegalArgumentException("waitingMax is at least 1, not " + waitingMax);
        this.speaker = speaker;
        this.isCurrent = isCurrent;
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
        Announcement next = take();
        while (next != null) {
            tell(next, speak(next));
            next = take();
        }
    }

    /** The next one, or null when this thread is no longer the announcer. */
    private @Nullable Announcement take() {
        synchronized (lock) {
            while (thread == Thread.currentThread()) {
                Announcement next = waiting.pollFirst();
                if (next != null) return next;
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    LOG.debug("woken to look whether to stop");
                }
            }
            return null;
        }
    }

    private AnnouncementOutcome speak(Announcement announcement) {
        try {
            if (!isCurrent.test(announcement)) return missedNow(Reason.OUTDATED, "no longer the current call");
            Duration length = speaker.speak(announcement);
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
