package vn.motcua.system.rig.guest;

import com.sun.jna.LastErrorException;
import java.time.Duration;
import java.util.ArrayList;
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

    private record Gap(long from, long to) {
        long within(long begin, long end) {
            return Math.max(0, Math.min(to, end) - Math.max(from, begin));
        }
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

    /** How long the slower processor stood still between two moments. */
    long stillMillis(long from, long to) {
        return TimeUnit.NANOSECONDS.toMillis(still(from, to));
    }

    /** All standing still since the beginning, for the report. */
    long stillMillis() {
        return TimeUnit.NANOSECONDS.toMillis(still(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2));
    }
}
