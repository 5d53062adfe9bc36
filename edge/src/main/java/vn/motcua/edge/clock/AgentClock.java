package vn.motcua.edge.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Best knowledge of hub time. Once the hub was heard (or staff confirmed the date) time runs by the monotonic clock from there, so
 * a jump of the wall clock moves nothing. Before that it is the wall clock with the offset last known, unless that stands before
 * the last stored time, or has jumped ahead while nobody was heard (a PC that slept): then the clock is {@link #isSuspect suspect}
 * and offline issue waits for staff. Any thread.
 */
public final class AgentClock {
    // NTP steps of a few seconds are everyday life; a number for the wrong day needs far more.
    private static final Duration TOLERANCE = Duration.ofSeconds(5);
    private static final Duration SLEPT = Duration.ofMinutes(2);

    private static final Duration DELAY = Duration.ofSeconds(2);
    private static final Duration ANCHOR = Duration.ofMinutes(10);

    private final TimeSource source;
    private final String bootId;
    private Instant anchor;
    private Instant watchedWall;
    private long watchedNanos;
    private long anchorNanos;
    private Instant lastKnown;
    private long heardNanos;
    private boolean heard;
    private boolean suspect;

    public AgentClock(TimeSource source, String bootId) {
        this.source = source;
        this.bootId = bootId;
        anchorNanos = source.nanos();
        watchedNanos = anchorNanos;
        watchedWall = source.wall();
        anchor = watchedWall;
        lastKnown = anchor;
    }

    /** Takes up what the last run stored; once, at start. */
    public synchronized void recall(ClockMemory memory) {
        if (heard) return;
        Instant wall = source.wall();
        suspect = wall.isBefore(memory.wall().minus(TOLERANCE));
        anchorAt(suspect ? memory.known() : wall.plus(memory.offset()));
        lastKnown = anchor;
    }

    /**
     * The hub told its time; from now on this is what counts. A word that was on its way for long only looks late, so of the words
     * of some minutes the one furthest ahead is believed; a hub that really stands behind us is followed.
     */
    public synchronized void heard(Instant hubTime) {
        Instant ours = anchor.plusNanos(source.nanos() - anchorNanos);
        boolean onlyDelayed = hubTime.isBefore(ours) && ours.minus(DELAY).isBefore(hubTime);
        boolean fresh = source.nanos() - anchorNanos < ANCHOR.toNanos();
        boolean keep = heard && !suspect && onlyDelayed && fresh;
        heard = true;
        suspect = false;
        heardNanos = source.nanos();
        if (keep) watchFrom(heardNanos);
        else anchorAt(hubTime);
    }

    /**
     * Staff read the date on screen and confirmed or corrected it; the time of day is taken from the wall clock. It never goes
     * back behind the last known time.
     *
     * @return the time from now on
     */
    public synchronized Instant confirm(LocalDate businessDay, ZoneId zone) {
        Instant chosen = source.wall().atZone(zone).with(businessDay).toInstant();
        Instant known = nowLocked();
        boolean sameDay = known.atZone(zone).toLocalDate().equals(businessDay);
        anchorAt(sameDay && chosen.isBefore(known) ? known : chosen);
        suspect = false;
        return anchor;
    }

    public synchronized Instant now() {
        return nowLocked();
    }

    private Instant nowLocked() {
        Instant now = anchor.plusNanos(source.nanos() - anchorNanos);
        // A smaller step back of the hub's clock must not turn our own order of events around.
        if (now.isBefore(lastKnown) && lastKnown.isBefore(now.plus(TOLERANCE))) return lastKnown;
        lastKnown = now;
        return now;
    }

    /** Looks for a PC that slept; call it every few seconds. True if the clock has just become suspect. */
    public synchronized boolean check() {
        Duration byWall = Duration.between(watchedWall, source.wall());
        Duration byMonotonic = Duration.ofNanos(source.nanos() - watchedNanos);
        boolean slept = byWall.minus(byMonotonic).compareTo(SLEPT) > 0;
        if (!slept || suspect) return false;
        suspect = true;
        return true;
    }

    public synchronized boolean isSuspect() {
        return suspect;
    }

    /** As a {@link java.time.Clock} in UTC, for whoever wants one. */
    public Clock asClock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("the agent's clock is UTC");
            }

            @Override
            public Instant instant() {
                return now();
            }
        };
    }

    /** What the PC's clock says. */
    public Instant wall() {
        return source.wall();
    }

    /** Since the hub was last heard; empty if never in this run. */
    public synchronized Optional<Duration> sinceHeard() {
        return heard ? Optional.of(Duration.ofNanos(source.nanos() - heardNanos)) : Optional.empty();
    }

    /** What to store every now and then; null while suspect, because a doubtful time must not replace a known one. */
    public synchronized @Nullable ClockMemory memory() {
        return suspect ? null : new ClockMemory(nowLocked(), source.wall(), bootId);
    }

    private void anchorAt(Instant time) {
        anchor = time;
        anchorNanos = source.nanos();
        watchFrom(anchorNanos);
    }

    private void watchFrom(long nanos) {
        watchedWall = source.wall();
        watchedNanos = nanos;
    }
}
