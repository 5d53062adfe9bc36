package vn.motcua.edge.clock;

import java.time.Duration;
import java.time.Instant;

/** Both clocks of a PC in the hands of a test. */
public final class ManualTime implements TimeSource {
    private Instant wall;
    private long nanos = 1_000_000_000L;

    public ManualTime(Instant wall) {
        this.wall = wall;
    }

    @Override
    public synchronized Instant wall() {
        return wall;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    public synchronized void advance(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    public synchronized void setWall(Instant jumped) {
        wall = jumped;
    }
}
