package vn.motcua.system.rig.guest;

import com.sun.jna.LastErrorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Tells the time our code took from the time the emulated machine stood still because the computer below it was busy with something
 * else: on each processor one thread wakes every few milliseconds, and when it wakes much too late, nobody on that processor ran.
 */
final class Pace {
    private static final long BEAT_NANOS = Duration.ofMillis(2).toNanos();
    /** Less is the guest's own scheduling, which our code has to live with. */
    private static final long STILL_NANOS = Duration.ofMillis(20).toNanos();

    private static final int HELD_MAX = 10_000;

    private final List<ConcurrentLinkedQueue<Gap>> gapsByProcessor = new ArrayList<>();

    /** From one moment to another, in nanoseconds. */
    record Gap(long from, long to) {
        long within(long begin, long end) {
            return Math.max(0, Math.min(to, end) - Math.max(from, begin));
        }
    }

    /** One processor that is known to have stood still then. */
    static Pace of(Gap... gaps) {
        Pace pace = new Pace();
        pace.gapsByProcessor.add(new ConcurrentLinkedQueue<>(List.of(gaps)));
        return pace;
    }

    static Pace begin() {
        Pace pace = new Pace();
        for (int cpu = 0; cpu < Runtime.getRuntime().availableProcessors(); cpu++) {
            int pinned = cpu;
            ConcurrentLinkedQueue<Gap> gaps = new ConcurrentLinkedQueue<>();
            pace.gapsByProcessor.add(gaps);
            Thread thread = new Thread(() -> beat(pinned, gaps), "check-pace-" + cpu);
            thread.setDaemon(true);
            thread.start();
        }
        return pace;
    }

    private static void beat(int cpu, ConcurrentLinkedQueue<Gap> gaps) {
        try {
            LibC.C.sched_setaffinity(0, Long.BYTES, new long[] {1L << cpu});
        } catch (LastErrorException e) {
            return; // a beat on whatever processor is free would hear nothing
        }
        for (long last = System.nanoTime(); ; ) {
            Waiting.pause(Duration.ofNanos(BEAT_NANOS));
            long now = System.nanoTime();
            if (now - last > STILL_NANOS && gaps.size() < HELD_MAX) gaps.add(new Gap(last + BEAT_NANOS, now));
            last = now;
        }
    }

    /** From one moment to another without the time the slower processor stood still. Call it once the end is a few beats past. */
    long millis(long from, long to) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(to - from - still(from, to)));
    }

    private long still(long from, long to) {
        long most = 0;
        for (var gaps : gapsByProcessor)
            most = Math.max(
                    most, gaps.stream().mapToLong(gap -> gap.within(from, to)).sum());
        return most;
    }

    /** The longest time on end that a processor stood still between two moments, as far as it lies between them. */
    long longestStillMillis(long from, long to) {
        return TimeUnit.NANOSECONDS.toMillis(gapsByProcessor.stream()
                .flatMap(Collection::stream)
                .mapToLong(gap -> gap.within(from, to))
                .max()
                .orElse(0));
    }

    /** All standing still since the beginning, for the report. */
    long stillMillis() {
        return TimeUnit.NANOSECONDS.toMillis(still(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2));
    }
}
