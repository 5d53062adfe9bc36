package vn.motcua.edge.clock;

import java.time.Instant;

/** The two clocks of a PC; a test has its own. Any thread. */
public interface TimeSource {
    /** What the PC believes the time is; may jump. */
    Instant wall();

    /** Advances steadily while the PC is awake; its zero means nothing. */
    long nanos();

    TimeSource SYSTEM = new TimeSource() {
        @Override
        public Instant wall() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };
}
