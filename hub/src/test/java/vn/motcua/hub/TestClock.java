package vn.motcua.hub;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves when told; in an unhelpful zone, so that nobody relies on the host's. */
public final class TestClock extends Clock {
    private final AtomicReference<Instant> now;

    public TestClock(String instant) {
        now = new AtomicReference<>(Instant.parse(instant));
    }

    public void advance(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }

    public void set(Instant to) {
        now.set(to);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.ofHours(-11);
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
